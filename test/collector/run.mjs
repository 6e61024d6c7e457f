// A real Collector and a real Prometheus get what Meterbook sends, and what the SDK sends by hand; both must be the same. Then
// the Collector restarts under load, and Prometheus between two scrapes: `npm run test:collector`. Skips what is not there.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { createStore } from "../faults/store.mjs";
import { findCollector } from "./build.mjs";
import { differencesOf, itemsOf } from "./items.mjs";
import { ports, startCollector, startPrometheus, startSink } from "./servers.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const cache = here("../../node_modules/.cache/collector");
const oursBundle = join(cache, "ours.mjs");
mkdirSync(cache, { recursive: true });
buildSync({
  entryPoints: [here("ours.ts")],
  outfile: oursBundle,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
});

const print = (text) => process.stdout.write(`${text}\n`);
let failed = 0;
function report(what, differences) {
  print(`${differences.length === 0 ? "ok" : "!!"} ${what}: ${differences.length} differences`);
  for (const difference of differences.slice(0, 20)) print(`   ${difference}`);
  if (differences.length > 0) failed += 1;
}

function start(script, ...options) {
  return spawn(process.execPath, [script, ...options.map(String)], { stdio: ["ignore", "ignore", "inherit"] });
}

async function run(script, ...options) {
  const [code] = await once(start(script, ...options), "close");
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
}

const overHttp = (format) => `{ otlp-http = { endpoint = "http://127.0.0.1:${ports.http}", protocol = "${format}" } }`;
const exporters = {
  "HTTP, protobuf": overHttp("binary"),
  "HTTP, JSON": overHttp("json"),
  gRPC: `{ otlp-grpc = { endpoint = "http://127.0.0.1:${ports.grpc}" } }`,
};
const everySignal = (to) => `exporter = ${to}\ntrace_exporter = ${to}\nmetrics_exporter = ${to}`;

async function compareAll(binary, folder) {
  let received = [];
  const sink = await startSink((path, body) => received.push(...itemsOf(path, body)));
  const collector = await startCollector(binary, folder);
  const after = async (ended) => {
    received = [];
    await ended;
    return received;
  };
  const hand = await after(run(here("hand.mjs"), "push"));
  for (const [name, to] of Object.entries(exporters)) {
    const ours = await after(run(oursBundle, everySignal(to)));
    report(
      `${name}: ${ours.length} items by the Collector`,
      hand.length === 0 ? ["nothing came"] : differencesOf(ours, hand),
    );
  }
  await collector.stop();
  sink.end();
}

async function restartUnderLoad(binary, folder, name, to) {
  const store = createStore();
  const sink = await startSink((_path, body) => store.take(body));
  let collector = await startCollector(binary, folder);
  const load = run(here("../faults/load-child.mjs"), `exporter = ${to}\nbatch_delay_ms = 20`);
  for (let count = 0; count < 2; count += 1) {
    await setTimeout(700);
    await collector.stop();
    await setTimeout(300);
    collector = await startCollector(binary, folder);
  }
  await load;
  await collector.stop();
  sink.end();
  const counts = store.counts();
  const lost = 1_500 - counts.length;
  const twice = counts.filter((count) => count > 1).length;
  const differences = [...(lost === 0 ? [] : [`${lost} lost`]), ...(twice === 0 ? [] : [`${twice} twice`])];
  report(`${name}: ${counts.length} events while the Collector restarts twice`, differences);
}

async function seriesOf(job) {
  const query = encodeURIComponent(`{job="${job}",__name__!~"up|scrape_.*"}`);
  const { data } = await (await fetch(`http://127.0.0.1:${ports.prometheus}/api/v1/query?query=${query}`)).json();
  return data.result.map(({ metric: { job: _job, instance: _instance, ...labels }, value }) => {
    const sorted = Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1));
    return JSON.stringify([Object.fromEntries(sorted), value[1]]);
  });
}

/** Prometheus begins to scrape some seconds after its start. */
async function scraped() {
  for (let tries = 0; tries < 60; tries += 1) {
    const [ours, hand] = [await seriesOf("ours"), await seriesOf("hand")];
    if (ours.length > 0 && hand.length > 0) return { ours, hand };
    await setTimeout(500);
  }
  return { ours: ["nothing came"], hand: [] };
}

async function compareScraped(folder) {
  const page = `metrics_exporter = { prometheus = { port = ${ports.ours} } }`;
  const stay = 120_000;
  const programs = [start(oursBundle, page, stay), start(here("hand.mjs"), ports.hand, stay)];
  for (const what of ["by Prometheus", "by Prometheus after its restart"]) {
    const prometheus = await startPrometheus(folder);
    const { ours, hand } = await scraped();
    report(`${ours.length} series ${what}`, differencesOf(ours, hand));
    await prometheus.stop();
  }
  for (const program of programs) program.kill("SIGTERM");
}

const folder = mkdtempSync(join(tmpdir(), "meterbook-collector-"));
const { binary, reason } = findCollector();
if (binary === undefined) print(`- skipped: ${reason}`);
else {
  await compareAll(binary, folder);
  for (const [name, to] of Object.entries(exporters)) await restartUnderLoad(binary, folder, name, to);
}
if (spawnSync("prometheus", ["--version"]).status === 0) await compareScraped(folder);
else print("- skipped: there is no Prometheus; apt-get install prometheus");
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
