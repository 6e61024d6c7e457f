// What a newcomer does, with the packages as they would be published: an empty folder, the README's commands, a catalog,
// a program that records through a real SDK. Fails at the first step that does not do what the README says.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "meterbook-packed-"));
const versions = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies;

const catalog = `catalog: 1
name: shop
context: { region: [eu, us] }
metrics:
  order.placed: { instrument: counter, unit: "{order}", value_type: int, attributes: { paid: boolean } }
  order.duration: { instrument: histogram, unit: ms, buckets: [10, 100], attributes: { paid: boolean } }
`;

const program = `import { metrics } from "@opentelemetry/api";
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { createRecorders } from "./generated/recorders.js";
import { shopMeasurement } from "./generated/validators.js";

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] });
const record = createRecorders({ region: "eu" });
record.orderPlaced({ paid: true });
metrics.setGlobalMeterProvider(provider);
record.bind(metrics.getMeter("shop"));
record.orderPlaced({ paid: true }, 2);
record.startOrderDuration({ paid: false })();
await provider.forceFlush();
const exported = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
console.log(JSON.stringify(exported.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints.map((point) => typeof point.value === "number" ? point.value : point.value.count)])));
console.log(shopMeasurement.safeParse({ metric: "order.placed", instrument: "counter", value: 1, attributes: { paid: 1 } }).success);
await provider.shutdown();
`;

function run(command, words, options = {}) {
  return execFileSync(command, words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
}

function expectEqual(what, actual, wanted) {
  if (actual !== wanted) throw new Error(`${what}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`);
  process.stdout.write(`ok  ${what}\n`);
}

try {
  const tarballs = ["generator", "src"].map((workspace) => {
    const [{ filename, files }] = JSON.parse(
      run("npm", ["pack", "--json", "--pack-destination", folder, "-w", workspace], { cwd: root }),
    );
    const stray = files
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^(dist\/.*\.(js|d\.ts)|meterbook\.js|catalog\.schema\.json|package\.json|README\.md|LICENSE)$/.test(path),
      );
    expectEqual(`${workspace} packs only what it needs`, stray.join(" "), "");
    return join(folder, filename);
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  const exact = (name) => `${name}@${versions[name]}`;
  run("npm", [
    "install",
    "--no-audit",
    "--no-fund",
    ...tarballs,
    "zod@4",
    ...["@opentelemetry/api", "@opentelemetry/sdk-metrics", "typescript"].map(exact),
  ]);
  writeFileSync(join(folder, "catalog.yaml"), catalog);
  expectEqual(
    "generate says what it did",
    /^generated \d+ files from catalog\.yaml/.test(run("npx", ["meterbook", "generate"])),
    true,
  );
  run("npx", ["meterbook", "generate", "--check"]);
  process.stdout.write("ok  --check finds nothing\n");
  writeFileSync(join(folder, "program.ts"), program);
  mkdirSync(join(folder, "out"));
  run(process.execPath, [
    "node_modules/typescript/bin/tsc",
    "program.ts",
    "--ignoreConfig",
    "--outDir",
    "out",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--strict",
    "--skipLibCheck",
  ]);
  const [exported, valid] = run(process.execPath, ["out/program.js"]).trim().split("\n");
  expectEqual("what was recorded is exported", exported, '[["order.placed",[3]],["order.duration",[1]]]');
  expectEqual("a wrong measurement is refused", valid, "false");
} catch (error) {
  process.stderr.write(`${error.message}\n${error.stdout ?? ""}${error.stderr ?? ""}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
