// What a call of a recorder costs: `node test/bench/record.mjs [--short] [--write]`.
// With `--short` fewer shapes are measured, and a ratio below half its budget fails; `--write` puts the tables into the
// page docs/benchmarks.md between its markers.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleSizes } from "./record-bundle.mjs";

const isShort = process.argv.includes("--short");

const times = (ratio) => `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}×`;

function measure(row, shape, rounds = isShort ? 40 : 150) {
  const flags = ["--expose-gc", "--min-semi-space-size=64", "--max-semi-space-size=64"];
  const script = fileURLToPath(new URL("record-row.mjs", import.meta.url));
  const text = execFileSync(process.execPath, [...flags, script, JSON.stringify({ row, shape, rounds })]);
  return JSON.parse(text.toString());
}

function table(header, rows) {
  const lines = [header, header.map((_, index) => (index === 0 ? "---" : "---:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function counterTable(title, shapes) {
  const header = [title, "`add(1, { ...context, … })`", "`add(1, { … })`", "prom-client `inc`", "the recorder"];
  const rows = shapes.map(([name, shape]) => {
    const { recorder, spread, literal, prometheus } = measure("counterRow", shape);
    return [name, times(spread), times(literal), times(prometheus), `${recorder.toFixed(0)} ns`];
  });
  return table(header, rows);
}

function counterTables() {
  const byAttributes = [0, 1, 2, 4, 6].map((attributes) => [`${attributes} + 4`, { attributes }]);
  const bySeries = [1, 10, 100, 1000, 10_000].map((series) => [String(series), { attributes: 2, series }]);
  const byMetrics = [1, 30].map((metrics) => [String(metrics), { attributes: 2, metrics }]);
  return [
    "How many times faster a counter recorder is than the call written by hand (last column: this machine, one run):",
    counterTable("attributes + context", byAttributes),
    counterTable("series, 2 + 4", bySeries),
    counterTable("metrics in turn, 2 + 4", byMetrics),
  ];
}

function intervalRows() {
  const intervals = [1, 10, 100].map((calls) => [calls, measure("intervalRow", { calls }, 15)]);
  const last = intervals[intervals.length - 1][1];
  return [
    ...intervals.map(([calls, { interval }]) => [
      `1000 series with ${calls} call${calls === 1 ? "" : "s"} each, then a collection, against the same by hand`,
      times(interval),
    ]),
    ["time of the collection alone, as a multiple of that after calls by hand", times(last.collection)],
  ];
}

const main = measure("counterRow", { attributes: 2 });
const histogram = measure("histogramRow", { attributes: 2 });
const { request } = measure("withRow", { attributes: 2 });
const allocated = measure("allocation");
const bundles = await bundleSizes();
const [, synchronous, everything] = Object.values(bundles);

const budgets = [
  ["counter, against the call with a spread", main.spread, 100],
  ["counter, against prom-client", main.prometheus, 8],
  ["histogram through the API, against the call with a spread", histogram.api, 1],
  ["histogram through the producer, against the call with a spread", histogram.producer, 30],
  ["4 kB, as a multiple of the bundle of every synchronous kind", 4096 / synchronous.bytes, 1],
];

const sections = [
  ...(isShort ? [] : counterTables()),
  table(
    ["other", "measured"],
    [
      ["histogram recorder through the API, against `record(v, { ...context, … })`", times(histogram.api)],
      ["histogram recorder through `@meterbook/runtime/sdk`, against the same", times(histogram.producer)],
      ["`record.with({ model })` for each call, against `add(1, { ...context, … })`", times(request)],
      ...(isShort ? [] : intervalRows()),
      ["allocated by a recorder call, whole amounts", `${Math.round(allocated.whole)} B`],
      ["allocated by a recorder call, fractions", `${Math.round(allocated.fraction)} B`],
      ["allocated by `add(1, attributes)` with prepared attributes", `${Math.round(allocated.handWritten)} B`],
      ...Object.entries(bundles).map(([name, { bytes }]) => [`runtime in a bundle, min + gzip: ${name}`, `${bytes} B`]),
    ],
  ),
  table(
    ["budget", "measured", "at least"],
    budgets.map(([name, measured, least]) => [name, times(measured), times(least)]),
  ),
];

const files = everything.files.map(([path, size]) => `  ${path.replace(/^.*dist\//, "")} ${size} B`);
process.stdout.write(
  `${sections.join("\n\n")}\n\nin a bundle of everything (${everything.bytes} B), before gzip:\n${files.join("\n")}\n`,
);

if (process.argv.includes("--write")) {
  const page = new URL("../../docs/benchmarks.md", import.meta.url);
  const [begin, end] = ["<!-- bench:record -->", "<!-- /bench:record -->"];
  const [before, rest] = readFileSync(page, "utf8").split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (after === undefined) throw new Error(`docs/benchmarks.md has no ${begin} followed by ${end}`);
  writeFileSync(page, `${before}${begin}\n\n${sections.join("\n\n")}\n\n${end}${after}`);
}

const missed = budgets.filter(([, measured, least]) => measured < least / 2);
if (isShort && missed.length > 0) {
  process.stderr.write(`below half the budget: ${missed.map(([name]) => name).join("; ")}\n`);
  process.exitCode = 1;
}
