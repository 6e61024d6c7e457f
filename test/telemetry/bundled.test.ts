import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../generator/temporary-folder.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Metrics through OTLP over HTTP, and a diagnosis. */
const program = `import { loadConfig } from "@meterbook/telemetry/config";
import { diagnose, startTelemetry } from "@meterbook/telemetry";

const text = '[otel]\\nmetrics_exporter = { otlp-http = { endpoint = "http://127.0.0.1:1", protocol = "json" } }\\n';
async function main() {
  const config = await loadConfig({ file: "config.toml", text, environment: {} });
  const telemetry = await startTelemetry(config, { service: { name: "shop", version: "1" } });
  const { probes } = await diagnose(config, { probe: false });
  console.log(JSON.stringify([telemetry.status().metrics.on, telemetry.findings, probes.metrics.message]));
  await telemetry.shutdown(0);
}
main();
`;

const folder = mkdtempSync(join(tmpdir(), "meterbook-"));

/** A project that has the packages of that signal and that exporter, and none for any other. */
beforeAll(() => {
  const traces = program.replace("metrics_exporter", "trace_exporter").replaceAll("metrics.", "traces.");
  const files = { "program.mjs": program, "program.cjs": asCommonJs(program), "traces.mjs": traces };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const modules = join(folder, "node_modules");
  for (const scope of ["@opentelemetry", "@meterbook"]) mkdirSync(join(modules, scope), { recursive: true });
  const own = join(modules, "@meterbook/telemetry");
  for (const part of ["package.json", "dist"])
    cpSync(join(root, "src/telemetry", part), join(own, part), { recursive: true });
  const otel = ["api", "otlp-transformer", "resources", "sdk-metrics"].map((name) => `@opentelemetry/${name}`);
  for (const name of ["zod", "toml-eslint-parser", ...otel])
    symlinkSync(join(root, "node_modules", name), join(modules, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

function asCommonJs(text: string): string {
  return text.replace(/^import (\{.*\}) from (".*");$/gm, "const $1 = require($2);");
}

/** The bundle's output where nothing is installed, and what the bundler had to say. */
async function bundleAndRun(entry: string, options: BuildOptions): Promise<readonly [out: string, warnings: number]> {
  const elsewhere = temporaryFolder();
  const outfile = join(elsewhere, `bundle.${options.format === "cjs" ? "cjs" : "mjs"}`);
  const { warnings } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    platform: "node",
    outfile,
    logLevel: "silent",
    ...options,
  });
  return [execFileSync(process.execPath, [outfile], { cwd: elsewhere, encoding: "utf8" }), warnings.length];
}

const requireInModules = {
  js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
};

test.each<[string, string, BuildOptions]>([
  ["CommonJS, from ES modules", "program.mjs", { format: "cjs" }],
  ["CommonJS, from CommonJS", "program.cjs", { format: "cjs" }],
  ["ES modules with a require", "program.mjs", { format: "esm", banner: requireInModules }],
  [
    "ES modules of ES modules",
    "program.mjs",
    { format: "esm", mainFields: ["module", "main"], banner: requireInModules },
  ],
])(
  "a bundle of %s needs the packages of its own exporter only, and its diagnosis finds them",
  async (_, entry, options) => {
    const [out, warnings] = await bundleAndRun(entry, options);
    expect(JSON.parse(out)).toEqual([true, [], expect.stringContaining("on: ")]);
    expect(warnings).toBe(0);
  },
);

test("a bundle of ES modules without a require says what it lacks", async () => {
  const [out] = await bundleAndRun("program.mjs", { format: "esm" });
  const [isOn, findings] = JSON.parse(out);
  expect(isOn).toBe(false);
  expect(findings).toMatchObject([{ code: "package-missing", help: expect.stringContaining("docs/platforms.md") }]);
});

test("a signal whose packages a bundle does not have is reported with what to install", async () => {
  const outfile = join(folder, "bundle.cjs");
  await build({
    entryPoints: [join(folder, "traces.mjs")],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile,
    logLevel: "silent",
  });
  const [, findings] = JSON.parse(execFileSync(process.execPath, [outfile], { cwd: folder, encoding: "utf8" }));
  expect(findings).toMatchObject([
    { code: "package-missing", message: expect.stringContaining('"@opentelemetry/sdk-trace"') },
  ]);
});
