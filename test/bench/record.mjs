// What a call of a recorder costs: `node test/bench/record.mjs [--nodes=20,22,24] [--short] [--write]`.
// Every row is a ratio within one process, in turns; each Node of `--nodes` has a column, default: the one that runs.
// With `--short` fewer rows are measured, and a ratio below half its budget fails; `--write` puts the tables into the
// page docs/benchmarks.md between its markers.
import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { nodesOf } from "./nodes.mjs";
import { writeBlock } from "./page-block.mjs";
import { bundleSizes, everySynchronous } from "./record-bundle.mjs";
import { bundleParts } from "./record-parts.mjs";
import { comparisonRows, eventBudget, spanBudget } from "./record-rows.mjs";

const isShort = process.argv.includes("--short");
const nodes = nodesOf(process.argv.find((arg) => arg.startsWith("--nodes="))?.slice("--nodes=".length));

const times = (ratio) => (ratio === undefined ? "–" : `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}×`);

function measureWith(path) {
  return (row, shape, rounds = isShort ? 40 : 100) => {
    // Times are those of Node as it is; a young generation that holds all of a try is for counting bytes only.
    const isCounted = row === "allocation";
    const flags = isCounted ? ["--expose-gc", "--min-semi-space-size=64", "--max-semi-space-size=64"] : [];
    const script = fileURLToPath(new URL("record-row.mjs", import.meta.url));
    const text = execFileSync(path, [...flags, script, JSON.stringify({ row, shape, rounds })]);
    return JSON.parse(text.toString());
  };
}

function table(header, rows) {
  const lines = [header, header.map((_, index) => (index === 0 ? "---" : "---:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** One row for each comparison, with the ratio on each Node and the budgets, which are named by their Node. */
function comparisonTable(measured) {
  const header = ["how many times as fast", ...measured.map(({ version }) => `Node ${version}`), "at least"];
  const [{ rows }] = measured;
  const cells = rows.map(({ name, least }, index) => {
    const budget = Object.entries(least).map(([major, ratio]) => `${times(ratio)} (${major})`);
    return [name, ...measured.map(({ rows: all }) => times(all[index].ratio)), budget.join(", ")];
  });
  return table(header, cells);
}

function nanosecondTable(measured) {
  const header = ["nanoseconds a call", ...measured.map(({ version }) => `Node ${version}`)];
  const [{ nanoseconds }] = measured;
  const rows = nanoseconds.map(([name], index) => {
    return [name, ...measured.map((one) => one.nanoseconds[index][1].toFixed(one.nanoseconds[index][1] < 10 ? 1 : 0))];
  });
  return table(header, rows);
}

/** An event against the same record by hand, in nanoseconds; the event's own work is the difference where the Logger does nothing. */
function eventTable(measured) {
  const header = ["an event, nanoseconds", ...measured.map(({ version }) => `Node ${version}`), "at most"];
  const cells = (name, read, most = "") => [name, ...measured.map(({ events }) => read(events).toFixed(0)), most];
  return table(header, [
    cells("its own work, over `logger.emit({ …, attributes: { … } })`", ownWork, String(eventBudget)),
    cells("`record.emit.placed({ … })`, with a Logger of the SDK", ({ eventToSdk }) => eventToSdk),
    cells("`logger.emit({ …, attributes: { … } })`, with the same", ({ literalToSdk }) => literalToSdk),
    cells("`logger.emit({ …, attributes: { ...context, … } })`, with the same", ({ spreadToSdk }) => spreadToSdk),
  ]);
}

function ownWork({ event, literal }) {
  return event - literal;
}

/** The same of a span, which both make the active one. */
function spanTable(measured) {
  const header = ["a span, nanoseconds", ...measured.map(({ version }) => `Node ${version}`), "at most"];
  const cells = (name, read, most = "") => [name, ...measured.map(({ spans }) => read(spans).toFixed(0)), most];
  return table(header, [
    cells(
      "its own work, over `tracer.startActiveSpan(…)`, `try`, `finally` and `end`",
      ownSpanWork,
      String(spanBudget),
    ),
    cells("`record.span.turn({ … }, run)`, with a Tracer of the SDK", ({ spanToSdk }) => spanToSdk),
    cells("`tracer.startActiveSpan(…)`, with the same", ({ handToSdk }) => handToSdk),
  ]);
}

function ownSpanWork({ span, hand }) {
  return span - hand;
}

function counterTables({ version, path }) {
  const measure = measureWith(path);
  const counterTable = (title, shapes) => {
    const header = [title, "`add(1, { ...context, … })`", "`add(1, { … })`", "`@prometheus-io/client`", "the recorder"];
    const rows = shapes.map(([name, shape]) => {
      const { recorder, spread, literal, successor } = measure("counterRow", shape);
      return [name, times(spread), times(literal), times(successor), `${recorder.toFixed(0)} ns`];
    });
    return table(header, rows);
  };
  const byAttributes = [0, 1, 2, 4, 6].map((attributes) => [`${attributes} + 4`, { attributes }]);
  const bySeries = [1, 10, 100, 1000, 10_000].map((series) => [String(series), { attributes: 2, series }]);
  const byMetrics = [1, 30].map((metrics) => [String(metrics), { attributes: 2, metrics }]);
  return [
    `How many times as fast a counter recorder is as the call written by hand, on Node ${version} (last column: this machine, one run):`,
    counterTable("attributes + context", byAttributes),
    counterTable("series, 2 + 4", bySeries),
    counterTable("metrics in turn, 2 + 4", byMetrics),
  ];
}

const machine = `${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`;
const measured = nodes.map(({ version, path }) => ({ version, ...comparisonRows(measureWith(path), isShort) }));
const bundles = await bundleSizes();
const { "every synchronous kind": synchronous, "these with bound recorders": everything } = bundles;

const sizes = [
  ...Object.entries(bundles).map(([name, { bytes }]) => [`runtime in a bundle, min + gzip: ${name}`, `${bytes} B`]),
  ["budget of every synchronous kind · of everything", "4096 B · 5600 B"],
];

const parts = (await bundleParts(everySynchronous, synchronous.bytes)).map(([name, bytes]) => [name, `${bytes} B`]);

const sections = [
  `Measured on ${machine}. Each ratio is one of two calls in turns within one process.`,
  comparisonTable(measured),
  nanosecondTable(measured),
  eventTable(measured),
  spanTable(measured),
  table(
    ["allocated by a call", ...measured.map(({ version }) => `Node ${version}`)],
    measured[0].bytes.map(([name], index) => [
      name,
      ...measured.map(({ bytes }) => `${Math.round(bytes[index][1])} B`),
    ]),
  ),
  ...(isShort ? [] : counterTables(nodes.at(-1))),
  table(["size", "measured"], sizes),
  table(["of every synchronous kind, what is for", "min + gzip"], parts),
];

const files = everything.files.map(([path, size]) => `  ${path.replace(/^.*dist\//, "")} ${size} B`);
process.stdout.write(
  `${sections.join("\n\n")}\n\nin a bundle of everything (${everything.bytes} B), before gzip:\n${files.join("\n")}\n`,
);

if (process.argv.includes("--write")) writeBlock("bench:record", sections.join("\n\n"));

const missed = measured.flatMap(({ version, rows }) => {
  const [major] = version.split(".");
  return rows
    .filter(({ least, ratio }) => least[major] !== undefined && ratio < least[major] / 2)
    .map(({ name }) => name);
});
if (measured.some(({ events }) => ownWork(events) > 2 * eventBudget)) missed.push("the own work of an event");
if (measured.some(({ spans }) => ownSpanWork(spans) > 2 * spanBudget)) missed.push("the own work of a span");
const signals = everything.files.filter(([path]) => path.includes("/signals/"));
if (signals.length > 0) missed.push("no events in the bundle of metrics alone");
if (synchronous.bytes > 2 * 4096) missed.push("the bundle of every synchronous kind");
if (isShort && missed.length > 0) {
  process.stderr.write(`below half the budget: ${missed.join("; ")}\n`);
  process.exitCode = 1;
}
