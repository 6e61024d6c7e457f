import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findCollector } from "../collector/build.mjs";
import { ports, startCollector } from "../collector/servers.mjs";
import { liveCheck, root } from "./live-check.mjs";

const quiet = ["--silent", "--no-audit", "--no-fund", "--no-save"];

function install(folder, ...packages) {
  return spawnSync("npm", ["install", ...quiet, ...packages], { cwd: folder, encoding: "utf8" });
}

/** What OpenTelemetry's own exporters send, by packages that are installed for it. */
export async function withExporters(folder, report) {
  const own = join(folder, "exporters");
  mkdirSync(own);
  writeFileSync(join(own, "package.json"), '{ "type": "module" }');
  writeFileSync(join(own, "program.mjs"), exporterProgram);
  const names = ["http", "proto", "grpc"].map((kind) => `@opentelemetry/exporter-metrics-otlp-${kind}@0.223`);
  const { status, stderr } = install(own, "@opentelemetry/sdk-metrics@2.12", "@opentelemetry/api@1.9", ...names);
  if (status !== 0) return report("- skipped: the SDK's exporters cannot be installed", stderr);
  for (const [kind, protocol] of [
    ["http", "http/json"],
    ["proto", "http/protobuf"],
    ["grpc", "grpc"],
  ]) {
    const words = ["--catalog", join(root, "catalog.yaml"), "--protocol", protocol];
    const { code, text } = await liveCheck([...words, "--", process.execPath, "program.mjs", kind], { cwd: own }).ended;
    report(`the SDK's exporter over ${protocol}`, code === 0 && text.includes("no findings") ? undefined : text);
  }
}

const exporterProgram = `
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
const { OTLPMetricExporter } = await import("@opentelemetry/exporter-metrics-otlp-" + process.argv[2]);
const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })] });
const common = { surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" };
const options = { description: "Number of undo made", unit: "{undo}", valueType: 0 };
provider.getMeter("codex").createCounter("codex.task.undo", options).add(1, common);
await provider.shutdown();
`;

/** What a Collector makes of our telemetry, which sends it on by its own code. */
export async function behindCollector(program, config, report) {
  const { binary, reason } = findCollector();
  if (binary === undefined) return process.stdout.write(`- skipped: ${reason}\n`);
  const folder = join(config, "..");
  const { child, ended } = liveCheck(["--listen", `127.0.0.1:${ports.sink}`, "--require", "all"]);
  await once(child.stderr, "data");
  const collector = await startCollector(binary, folder);
  const environment = {
    ...process.env,
    OTEL_METRICS_EXPORTER: "otlp",
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${ports.http}`,
  };
  await once(spawn(process.execPath, [program, config], { env: environment, stdio: "ignore" }), "close");
  await setTimeout(500);
  await collector.stop();
  child.kill("SIGINT");
  const { code, text } = await ended;
  report("our telemetry through a Collector", code === 0 && text.includes("no findings") ? undefined : text);
}

const recorded = (runner) => `
${runner}
import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders } from "./recorders.mjs";
test("records", () => {
  const record = createRecorders({ surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" });
  recordInMemory(record);
  record.taskUndo();
});
`;

/** Our reporters in Vitest, and in Jest where that can be installed. */
export async function inTestRunners(folder, report, isShort) {
  const own = join(folder, "runners");
  mkdirSync(own);
  symlinkSync(join(root, "node_modules"), join(own, "node_modules"));
  const catalog = JSON.stringify(join(root, "catalog.yaml"));
  const write = (name, text) => writeFileSync(join(own, name), text);
  write("package.json", '{ "type": "module" }');
  spawnSync(
    join(root, "node_modules/.bin/esbuild"),
    [join(root, "generated/recorders.ts"), "--format=esm", "--outfile=recorders.mjs"],
    { cwd: own },
  );
  write("a.test.mjs", recorded('import { test } from "vitest";'));
  write(
    "vitest.config.mjs",
    `import { vitestReporter } from "meterbook/testing";
export default { test: { reporters: [vitestReporter({ catalog: ${catalog}, require: [process.env.REQUIRE] })] } };\n`,
  );
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  check("Vitest", (require) => start(process.execPath, [vitest, "run", "--root", own], own, require), report);
  if (isShort) return;
  const jest = join(folder, "jest");
  mkdirSync(jest);
  const { status, stderr } = install(jest, "jest@30");
  if (status !== 0) return report("- skipped: Jest cannot be installed", stderr);
  write("b.jest.mjs", recorded(""));
  write(
    "jest.config.mjs",
    `export default { transform: {}, testMatch: ["**/*.jest.mjs"], moduleFileExtensions: ["mjs", "js"],
  reporters: [["meterbook/testing/jest", { catalog: ${catalog}, require: [process.env.REQUIRE] }]] };\n`,
  );
  const bin = join(jest, "node_modules/jest/bin/jest.js");
  check("Jest", (require) => start(process.execPath, ["--experimental-vm-modules", bin], own, require), report);
}

function start(program, words, cwd, require) {
  const env = { ...process.env, REQUIRE: require, NO_COLOR: "1", VITEST: undefined };
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, env, encoding: "utf8" });
  return { status, text: stdout + stderr };
}

/** A run that is enough, and one that is not. */
function check(name, run, report) {
  const enough = run("codex.task.undo");
  const isEnough = enough.status === 0 && enough.text.includes("metrics 1 of 6");
  report(`${name} with our reporter`, isEnough ? undefined : enough.text);
  const little = run("all");
  const isLittle = little.status !== 0 && little.text.includes("live/never-emitted");
  report(`${name} fails below a threshold`, isLittle ? undefined : little.text);
}
