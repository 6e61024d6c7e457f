// npm run test:exposition: our parser against those of Python's prometheus_client, on scrapes of real exporters and on random
// texts; then what Prometheus and node_exporter show of themselves is imported, generated and checked. Skips what is not there.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { randomTexts } from "./texts.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const cache = here("../../node_modules/.cache/exposition");
const command = here("../../generator/meterbook.cjs");
const print = (text) => process.stdout.write(`${text}\n`);
const isShort = process.argv.includes("--short");
mkdirSync(cache, { recursive: true });

function report(what, problems) {
  print(`${problems.length === 0 ? "ok" : "!!"} ${what}: ${problems.length} differences`);
  for (const problem of problems.slice(0, 10)) print(`   ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

const scrapes = readdirSync(here("scrapes")).map((name) => {
  const text = readFileSync(join(here("scrapes"), name), "utf8");
  return { name, text, format: /\n# EOF\s*$/.test(text) ? "openmetrics" : "text" };
});
await compareWithPython([...scrapes, ...randomTexts(isShort ? 300 : 5000, 7)]);
await importScrapes();

async function compareWithPython(all) {
  const python = findPython();
  if (python === undefined) return print("skipped: prometheus_client cannot be had");
  const bundle = join(cache, "parse.mjs");
  const entry = here("../../generator/exposition/parse-exposition.ts");
  buildSync({ entryPoints: [entry], outfile: bundle, bundle: true, format: "esm", platform: "node" });
  const { parseExposition } = await import(bundle);
  const input = all.map(({ format, text }) => JSON.stringify({ format, text })).join("\n");
  const { stdout, stderr } = spawnSync(python, [here("oracle.py")], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  const theirs = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  if (theirs.length !== all.length) throw new Error(stderr);
  const problems = all.flatMap(({ name, text, format }, index) => {
    const ours = parseExposition(text, format);
    const { samples, error } = theirs[index];
    if (error !== undefined) return [`${name}: they reject it, ${error}`];
    if (ours.findings.length > 0) return [`${name}: ${ours.findings[0].message} (line ${ours.findings[0].line})`];
    const [our, their] = [samplesOf(ours, format), samples.map(asOurs)].map((list) => list.sort());
    const at = our.findIndex((each, place) => each !== their[place]);
    return at === -1 && our.length === their.length ? [] : [`${name}: ${our[at]} here, ${their[at]} there`];
  });
  report(`${all.length} texts, as prometheus_client reads them`, problems);
}

/** As the oracle prints them. Its parser of Prometheus text gives every counter the name that it has in OpenMetrics. */
function samplesOf({ families }, format) {
  return families.flatMap(({ type, samples }) =>
    samples.map(({ name, labels, value, timestampMs, exemplar }) => {
      const isRenamed = format === "text" && type === "counter" && !name.endsWith("_total");
      const shown = exemplar && [sorted(exemplar.labels), String(exemplar.value), seconds(exemplar.timestampMs)];
      return JSON.stringify([
        isRenamed ? `${name}_total` : name,
        sorted(labels),
        String(value),
        seconds(timestampMs),
        shown,
      ]);
    }),
  );
}

/** What Python printed, with numbers as JavaScript writes them. */
function asOurs([name, labels, value, time, exemplar]) {
  const shown = exemplar && [exemplar[0], String(Number(exemplar[1].replace("Inf", "Infinity"))), exemplar[2]];
  return JSON.stringify([name, labels, String(Number(value.replace("Inf", "Infinity"))), time, shown]);
}

function seconds(timestampMs) {
  return timestampMs === null ? null : timestampMs / 1000;
}

function sorted(labels) {
  return labels.map(({ name, value }) => [name, value]).sort(([a], [b]) => (a < b ? -1 : 1));
}

function findPython() {
  const python = join(cache, "venv/bin/python");
  const hasClient = () => spawnSync(python, ["-c", "import prometheus_client"]).status === 0;
  if (existsSync(python) && hasClient()) return python;
  spawnSync("python3", ["-m", "venv", join(cache, "venv")]);
  spawnSync(python, ["-m", "pip", "install", "--quiet", "prometheus_client"]);
  return hasClient() ? python : undefined;
}

/** What the programs of Debian's packages show of themselves. */
async function importScrapes() {
  const folder = mkdtempSync(join(tmpdir(), "meterbook-scrapes-"));
  try {
    const config = join(folder, "prometheus.yml");
    writeFileSync(config, "scrape_configs: []\n");
    const data = `--storage.tsdb.path=${join(folder, "data")}`;
    await importFrom("prometheus", [`--config.file=${config}`, data, "--web.listen-address=127.0.0.1:19090"], 19090);
    await importFrom("prometheus-node-exporter", ["--web.listen-address=127.0.0.1:19100"], 19100);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importFrom(program, words, port) {
  if (spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0)
    return print(`skipped: ${program} is not installed`);
  const child = spawn(program, words, { stdio: "ignore" });
  try {
    const address = `http://127.0.0.1:${port}/metrics`;
    for (
      let tries = 0;
      tries < 100 &&
      !(await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      ));
      tries += 1
    )
      await setTimeout(200);
    const at = mkdtempSync(join(tmpdir(), "meterbook-import-"));
    const run = (...all) =>
      spawnSync(process.execPath, [command, ...all], { cwd: at, encoding: "utf8", maxBuffer: 2 ** 26 });
    const first = run("import", "prometheus", address);
    const again = JSON.parse(run("import", "prometheus", address, "--format", "json").stdout);
    const steps = { import: first, format: run("format", "--check"), generate: run("generate"), lint: run("lint") };
    const failed = Object.entries(steps).filter(([, { status }]) => status !== 0);
    const problems = failed.map(([step, { stderr }]) => `${step}: ${stderr.slice(0, 1000)}`);
    // Series come and go between two scrapes; metrics do not.
    if (again.status !== "unchanged" && again.added.length > 2)
      problems.push(`a second import added ${again.added.join(", ")}`);
    print(`   ${program}: ${first.stdout.trim()}`);
    report(`${program} is imported, generated and checked`, problems);
    rmSync(at, { recursive: true, force: true });
  } finally {
    child.kill();
  }
}
