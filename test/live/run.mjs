// live-check over real programs: our telemetry by each protocol, its files and its page, the demo, a session of Codex, the SDK's own exporters, a
// Collector in between, Vitest and Jest. `npm run test:live`; `--short` leaves out what has to be installed or built.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { liveCheck, root } from "./live-check.mjs";
import { behindCollector, inTestRunners, withExporters } from "./others.mjs";

const isShort = process.argv.includes("--short");
const cache = join(root, "node_modules/.cache/live");
const folder = mkdtempSync(join(tmpdir(), "meterbook-live-"));
mkdirSync(cache, { recursive: true });

let failed = 0;
function report(what, problem) {
  process.stdout.write(`${problem === undefined ? "ok" : "!!"} ${what}\n`);
  if (problem === undefined) return;
  failed += 1;
  process.stdout.write(`${problem.replace(/^/gm, "   ")}\n`);
}

function bundle(source, name) {
  const outfile = join(cache, `${name}.mjs`);
  const options = { bundle: true, packages: "external", platform: "node", format: "esm", logLevel: "error" };
  buildSync({ entryPoints: [join(root, source)], outfile, ...options });
  return outfile;
}

function jsonLinesIn(at) {
  const names = readdirSync(at, { recursive: true }).filter((file) => file.endsWith(".jsonl"));
  return names.map((name) => join(at, name));
}

/** Expects an exit code, and something in what is printed. */
async function expectEnd(what, words, code, contained = "", options = {}) {
  const end = await liveCheck(words, options).ended;
  const isAsExpected = end.code === code && end.text.includes(contained);
  report(what, isAsExpected ? undefined : `exit ${end.code} instead of ${code}, without "${contained}":\n${end.text}`);
}

const program = bundle("test/live/program.ts", "program");
const demo = bundle("test/examples/demo.ts", "demo");
const config = join(folder, "config.toml");
writeFileSync(config, "[otel]\n");
const whole = "no findings";
const signals = { OTEL_LOGS_EXPORTER: "otlp", OTEL_TRACES_EXPORTER: "otlp" };
const run = (...words) => ["--", process.execPath, program, config, ...words];

for (const protocol of ["http/protobuf", "http/json", "grpc"]) {
  const words = ["--protocol", protocol, "--require", "all", "--min-coverage", "100%"];
  await expectEnd(`our telemetry over ${protocol}`, [...words, ...run()], 0, whole, { environment: signals });
  const ofDemo = ["--protocol", protocol, "--", process.execPath, demo, config];
  await expectEnd(`the demo over ${protocol}`, ofDemo, 0, whole, { environment: signals });
}
const delta = { OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: "delta", OTEL_EXPORTER_OTLP_COMPRESSION: "gzip" };
await expectEnd("our telemetry with delta temporality, packed", run(), 0, whole, { environment: delta });

writeFileSync(join(folder, "file.toml"), '[otel]\nmetrics_exporter = "file"\n');
await new Promise((resolve) => spawn(process.execPath, [program, join(folder, "file.toml")]).on("close", resolve));
await expectEnd("the files of our telemetry", [...jsonLinesIn(folder), "--require", "all"], 0, whole);

const codex = bundle("test/examples/codex/program.ts", "codex");
const ofCodex = [
  "--catalog",
  join(root, "test/examples/codex/catalog.yaml"),
  "--require",
  "all",
  "--min-coverage",
  "100%",
];
for (const protocol of ["http/protobuf", "http/json", "grpc"]) {
  const words = [...ofCodex, "--fail-on", "warning", "--protocol", protocol, "--", process.execPath, codex, config];
  await expectEnd(`a session of Codex over ${protocol}`, words, 0, "spans 17 of 17 (100 %)");
}
const session = join(folder, "session");
mkdirSync(session);
const toFiles = ["exporter", "trace_exporter", "metrics_exporter"].map((key) => `${key} = "file"\n`).join("");
writeFileSync(join(session, "config.toml"), `[otel]\n${toFiles}`);
await new Promise((resolve) => spawn(process.execPath, [codex, join(session, "config.toml")]).on("close", resolve));
await expectEnd(
  "the files of a session of Codex",
  [...jsonLinesIn(session), ...ofCodex, "--fail-on", "warning"],
  0,
  whole,
);

const port = 24_323;
writeFileSync(join(folder, "page.toml"), `[otel]\nmetrics_exporter = { prometheus = { port = ${port} } }\n`);
const page = ["--scrape", `http://127.0.0.1:${port}/metrics`, "--every", "500ms", "--require", "all"];
await expectEnd(
  "the page of our telemetry",
  [...page, "--", process.execPath, program, join(folder, "page.toml"), "3000"],
  0,
  whole,
);

await expectEnd("a program that emits nothing", run("0", "nothing"), 1, "live/nothing-received");
await expectEnd("a program that emits half", ["--require", "all", ...run("0", "half")], 1, "live/never-emitted");
const foreign = join(root, "test/fixtures/first-catalog/catalog.yaml");
await expectEnd("another catalog's metrics", ["--catalog", foreign, ...run()], 1, "live/nothing-received");
await expectEnd("DO_NOT_TRACK is named", run(), 1, "DO_NOT_TRACK", { environment: { DO_NOT_TRACK: "1" } });

await inTestRunners(folder, report, isShort);
if (!isShort) {
  await withExporters(folder, report);
  await behindCollector(program, config, report);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
