// How many points `live-check` checks in a second, on one core: of series that it knows, and of series that are all new; and how
// many log records and spans, those of the catalog and those of others.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  ProtobufLogsSerializer,
  ProtobufMetricsSerializer,
  ProtobufTraceSerializer,
} from "@opentelemetry/otlp-transformer";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { rolldown } from "rolldown";
import { shape } from "../../generator/shape.mjs";

const budgets = { known: 500_000, new: 100_000, signals: 100_000, foreign: 250_000 };
const generator = fileURLToPath(new URL("../../generator/", import.meta.url));

const catalogText = `catalog: 1
name: shop
prefix: shop.
metrics:
  orders:
    instrument: counter
    value_type: int
    unit: "{order}"
    description: A customer confirmed an order.
    cardinality: 100000000
    attributes: { a: string, b: string, c: string, d: string, e: [one, two, three], f: { type: string, pattern: "[a-z0-9-]+" } }
events:
  paid: { attributes: { a: string, b: string, c: string, d: string, e: [one, two, three], f: { type: string, pattern: "[a-z0-9-]+" } } }
spans:
  checkout: { attributes: { a: string, b: string, c: string, d: string, e: [one, two, three], f: { type: string, pattern: "[a-z0-9-]+" } } }
`;

function attributesOf(number) {
  return {
    a: `a${number % 10}`,
    b: `channel-${number % 100}`,
    c: `eu-west-${number % 7}`,
    d: `tenant-${number}`,
    e: ["one", "two", "three"][number % 3],
    f: `shard-${number % 50}`,
  };
}

/** One request with so many points of six attributes each. */
function requestOf(count, first) {
  const dataPoints = Array.from({ length: count }, (_, index) => {
    const number = first + index;
    return { startTime: [1, 0], endTime: [2, 0], attributes: attributesOf(number), value: 1 };
  });
  const descriptor = {
    name: "shop.orders",
    description: "A customer confirmed an order.",
    unit: "{order}",
    type: "COUNTER",
    valueType: 0,
  };
  const metric = { descriptor, dataPointType: 3, dataPoints, isMonotonic: true, aggregationTemporality: 1 };
  return ProtobufMetricsSerializer.serializeRequest({
    resource: resourceFromAttributes({ "service.name": "shop" }),
    scopeMetrics: [{ scope: { name: "shop" }, metrics: [metric] }],
  });
}

const folder = mkdtempSync(join(tmpdir(), "meterbook-bench-live-"));
const outfile = join(folder, "live.mjs");
const entry = "\0entry";
const contents = `export { parseCatalogText } from "./sources/parse-catalog-text.js"; export { resolve } from "./model/resolve.js"; export { DiagnosticCollector } from "./diagnostics/collector.js"; export { LiveSession } from "./live/session.js"; export { planOf } from "./live/plan.js"; export { takeRequest } from "./live/otlp/take-request.js";`;
const define = { METERBOOK_FINGERPRINT: '""', METERBOOK_RECHECK: JSON.stringify(join(generator, "dist/recheck.cjs")) };
const bundle = await rolldown({
  cwd: generator,
  input: entry,
  platform: "node",
  external: ["source-map"],
  resolve: { mainFields: ["module", "main"] },
  transform: { define },
  plugins: [
    {
      name: "entry",
      resolveId: (source, importer) =>
        source === entry ? entry : importer === entry ? join(generator, source.replace(/\.js$/, ".ts")) : undefined,
      load: (id) => (id === entry ? contents : undefined),
    },
    shape,
  ],
});
await bundle.write({ file: outfile, format: "esm", codeSplitting: false });
const { parseCatalogText, resolve, DiagnosticCollector, LiveSession, planOf, takeRequest } = await import(
  pathToFileURL(outfile).href
);
const { catalog } = resolve(parseCatalogText({ name: "catalog.yaml", text: catalogText }, new DiagnosticCollector()));
const plan = planOf(catalog);
const options = { moment: { today: "2026-11-22", release: null }, allScopes: false };
const payload = (bytes, signal) => ({ where: "here", signal, format: "protobuf", bytes, time: 0 });

function measure(requests, session, signal = "metrics") {
  // The time of the processor, as other programs may run beside it.
  const start = process.cpuUsage();
  for (const bytes of requests) takeRequest(session, payload(bytes, signal));
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

let failed = false;
function report(what, count, milliseconds, budget, session, looked = "checkedPoints") {
  const perSecond = Math.round((count / milliseconds) * 1000);
  const isSound = session.log.findings.length === 0 && session.looked[looked] > 0;
  if (perSecond < budget || !isSound) failed = true;
  process.stdout.write(
    `${perSecond < budget || !isSound ? "!!" : "ok"} ${what}: ${perSecond}/s (at least ${budget})\n`,
  );
  if (!isSound) process.stdout.write(`   ${JSON.stringify(session.log.findings)}\n`);
}

const known = Array.from({ length: 500 }, () => requestOf(1000, 0));
const warm = new LiveSession(plan, options);
measure(known.slice(0, 100), warm);
const times = [];
for (let round = 0; round < 5; round += 1) times.push(measure(known, warm));
report("points of known series", 500_000, times.sort((a, b) => a - b)[2], budgets.known, warm);

const fresh = Array.from({ length: 150 }, (_, index) => requestOf(1000, index * 1000));
const rounds = [];
for (let round = 0; round < 3; round += 1) {
  const session = new LiveSession(plan, options);
  rounds.push([measure(fresh, session), session]);
}
const [milliseconds, session] = rounds.sort(([a], [b]) => a - b)[1];
report("points of new series", 150_000, milliseconds, budgets.new, session);
const scope = (name) => ({
  instrumentationScope: { name },
  resource: resourceFromAttributes({ "service.name": "shop" }),
});

/** One request with so many log records of six attributes each, all different. */
function logsOf(count, eventName, scopeName) {
  const records = Array.from({ length: count }, (_, number) => ({
    ...{
      hrTime: [1, 0],
      hrTimeObserved: [1, 0],
      severityNumber: 9,
      eventName,
      body: "An order was paid.",
      ...scope(scopeName),
    },
    ...{ attributes: attributesOf(number), droppedAttributesCount: 0 },
  }));
  return ProtobufLogsSerializer.serializeRequest(records);
}

/** The same of spans. */
function spansOf(count, name, scopeName) {
  const context = { traceId: "0123456789abcdef0123456789abcdef", spanId: "0123456789abcdef", traceFlags: 1 };
  const spans = Array.from({ length: count }, (_, number) => ({
    ...{ name, kind: 0, startTime: [1, 0], endTime: [2, 0], duration: [1, 0], status: { code: 0 }, ended: true },
    ...{ spanContext: () => context, attributes: attributesOf(number), links: [], events: [], ...scope(scopeName) },
    ...{ droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 },
  }));
  return ProtobufTraceSerializer.serializeRequest(spans);
}

for (const [what, signal, request, budget, looked] of [
  ["log records of events", "logs", logsOf(1000, "shop.paid", "shop"), budgets.signals, "checkedLogRecords"],
  ["spans", "traces", spansOf(1000, "shop.checkout", "shop"), budgets.signals, "checkedSpans"],
  ["log records of others", "logs", logsOf(1000, undefined, "http"), budgets.foreign, "logRecords"],
  ["spans of others", "traces", spansOf(1000, "GET", "http"), budgets.foreign, "spans"],
]) {
  const checked = new LiveSession(plan, options);
  const requests = Array.from({ length: 100 }, () => request);
  measure(requests, checked, signal);
  const measured = Array.from({ length: 5 }, () => measure(requests, checked, signal)).sort((a, b) => a - b);
  report(what, 100_000, measured[2], budget, checked, looked);
}
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
