// Generated code and the packages, as they would be published, in what programs are tested, run and bundled with: Jest in
// both of its modes, Vitest, tsx, Node's own type stripping, webpack and rollup. `npm run test:modules` installs them.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { clean, observing } from "./observed.mjs";
import { packages } from "./packages.mjs";
import { expectEqual, expectMatch, run } from "./steps.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "meterbook-modules-"));
const { devDependencies: versions } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const otel = ["api", "otlp-transformer", "resources", "sdk-metrics"].map(
  (name) => `@opentelemetry/${name}@${versions[`@opentelemetry/${name}`]}`,
);
const tools = ["jest@30", "ts-jest@29", "@types/jest@30", "vitest@4", "tsx@4", "typescript@5.9", "@types/node@20"];
const bundlers = [
  "webpack@5",
  "rollup@4",
  "@rollup/plugin-node-resolve@16",
  "@rollup/plugin-commonjs@29",
  "@rollup/plugin-json@6",
];

const catalog = (extension) => `catalog: 1
name: shop
generate: { import_extension: ${extension} }
metrics:
  orders:
    instrument: counter
    description: Orders that customers confirmed.
    attributes: { channel: [web, app] }
`;

const test = `import { recordInMemory } from "@meterbook/runtime/testing";
import { InvalidMeasurementError } from "@meterbook/runtime";
import { createRecorders } from "./generated/recorders.js";
import { shopMeasurement } from "./generated/validators.js";

test("recorders are read back", () => {
  const record = createRecorders();
  const { sum } = recordInMemory(record);
  record.orders({ channel: "web" }, 2);
  expect(sum(record.orders)).toBe(2);
  expect(() => record.orders({ channel: "none" as "web" })).toThrow(InvalidMeasurementError);
  expect(shopMeasurement.safeParse({}).success).toBe(false);
});
`;

const program = `import { recordInMemory } from "@meterbook/runtime/testing";
import { createRecorders } from "./generated/recorders.EXT";

const record = createRecorders();
const { sum } = recordInMemory(record);
record.orders({ channel: "web" }, 2);
console.log(sum(record.orders));
`;

const telemetry = `import { loadConfig } from "@meterbook/telemetry/config";
import { diagnose, startTelemetry } from "@meterbook/telemetry";

async function main() {
  const text = '[otel]\\nmetrics_exporter = { otlp-http = { endpoint = "http://127.0.0.1:1", protocol = "json" } }\\n';
  const config = await loadConfig({ file: "config.toml", text, environment: {} });
  const telemetry = await startTelemetry(config, { service: { name: "shop", version: "1" } });
  const { probes } = await diagnose(config, { probe: false });
  console.log(telemetry.status().metrics.on, telemetry.findings.length, probes.metrics.ok);
  await telemetry.shutdown(0);
}
main();
`;

const jest = {
  preset: "ts-jest",
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
};
const jestModules = { ...jest, preset: "ts-jest/presets/default-esm", extensionsToTreatAsEsm: [".ts"] };
const compilerOptions = { target: "es2022", strict: true, skipLibCheck: true, isolatedModules: true };

/** A project beside the installed packages. */
function project(name, manifest, options, extension = "js") {
  const folder = join(home, name);
  mkdirSync(folder);
  symlinkSync(join(home, "node_modules"), join(folder, "node_modules"));
  const write = (path, text) => writeFileSync(join(folder, path), text);
  write("package.json", JSON.stringify({ name, ...manifest }));
  write("tsconfig.json", JSON.stringify({ compilerOptions: { ...compilerOptions, ...options } }));
  write("catalog.yaml", catalog(extension));
  write("shop.test.ts", test);
  write("program.ts", program.replace("EXT", extension));
  write("telemetry.mjs", telemetry);
  run(folder, process.execPath, [join(root, "generator/meterbook.cjs"), "generate", "--quiet"]);
  return folder;
}

const tool = (name) => join(home, "node_modules", name);
const node = (folder, words, variables = {}) => run(folder, process.execPath, words, { variables });

function testRunners() {
  const commonjs = project("jest", { jest }, { module: "commonjs" });
  expectMatch("Jest with the preset of ts-jest", node(commonjs, [tool("jest/bin/jest.js")]), /1 passed/);
  const modules = project("jest-modules", { type: "module", jest: jestModules }, { module: "nodenext" });
  const flags = ["--experimental-vm-modules", tool("jest/bin/jest.js")];
  expectMatch("Jest with ES modules", node(modules, flags), /1 passed/);
  expectMatch("Vitest", node(modules, [tool("vitest/vitest.mjs"), "run", "--globals"]), /1 passed/);
}

function runtimes() {
  for (const [type, module] of [
    ["commonjs", "commonjs"],
    ["module", "nodenext"],
  ]) {
    const folder = project(`tsx-${type}`, { type }, { module });
    expectEqual(`tsx in a project of type ${type}`, node(folder, [tool("tsx/dist/cli.mjs"), "program.ts"]), "2\n");
  }
  if (!process.features.typescript) {
    process.stdout.write(`--  Node ${process.versions.node} strips no types\n`);
    return;
  }
  const folder = project("stripped", { type: "module" }, { module: "nodenext" }, "ts");
  expectEqual("Node strips the types", node(folder, ["--no-warnings", "program.ts"]), "2\n");
}

const webpackConfig = `module.exports = { mode: "production", target: "node20", entry: "./telemetry.mjs",
  output: { path: __dirname + "/out", filename: "webpack.cjs" } };`;
const webpackRun = `require("webpack")(require("./webpack.cjs"), (error, stats) => {
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  console.log(JSON.stringify([error, errors.map(({ message }) => message), warnings.map(({ message }) => message)]));
});`;
const rollupConfig = `import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import resolve from "@rollup/plugin-node-resolve";
export default { input: "telemetry.mjs", output: { dir: "out", format: "es", entryFileNames: "rollup.mjs" },
  plugins: [resolve({ exportConditions: ["node"] }), commonjs(), json()] };`;

function bundling() {
  const folder = project("bundled", { type: "commonjs" }, { module: "commonjs" });
  writeFileSync(join(folder, "webpack.cjs"), webpackConfig);
  writeFileSync(join(folder, "run-webpack.cjs"), webpackRun);
  writeFileSync(join(folder, "rollup.config.mjs"), rollupConfig);
  const [error, errors, warnings] = JSON.parse(node(folder, ["run-webpack.cjs"]));
  expectEqual("webpack has no errors", JSON.stringify([error, errors]), "[null,[]]");
  const others = warnings.filter((message) => !/Can't resolve '@opentelemetry\//.test(message));
  expectEqual("webpack warns of packages only that are not installed", others.join("\n"), "");
  node(folder, [tool("rollup/dist/bin/rollup"), "--config", "rollup.config.mjs", "--silent"]);
  // Nothing is installed where the bundles run.
  const elsewhere = join(mkdtempSync(join(tmpdir(), "meterbook-bundles-")), "out");
  cpSync(join(folder, "out"), elsewhere, { recursive: true });
  expectEqual("a bundle of webpack runs", node(elsewhere, ["webpack.cjs"]), "true 0 null\n");
  expectEqual("a bundle of rollup runs", node(elsewhere, ["rollup.mjs"]), "true 0 null\n");
  rmSync(dirname(elsewhere), { recursive: true });
}

try {
  const tarballs = packages(root, home);
  run(home, "npm", ["init", "-y"]);
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const own = [tarballs["src/runtime"], tarballs["src/telemetry"], tarballs.generator];
  run(home, "npm", ["install", ...quiet, ...own, ...otel, "zod@4", "prom-client@15", ...tools, ...bundlers]);
  testRunners();
  observing(home, { node, tool });
  runtimes();
  bundling();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  clean(home);
  rmSync(home, { recursive: true, force: true });
}
