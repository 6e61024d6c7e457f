import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { ObservedFile } from "../../../generator/observe/observation.js";
import { joinedObservations } from "../../../generator/observe/observation.js";
import { meterbook } from "../cli/meterbook.js";
import { programFolder } from "../typescript/programs.js";

const preload = fileURLToPath(new URL("../../../generator/dist/observe.cjs", import.meta.url));

function observed(folder: string, file: string): ObservedFile {
  execFileSync(process.execPath, ["--import", preload, file], { cwd: folder, stdio: "pipe" });
  return JSON.parse(readFileSync(join(folder, "observed.json"), "utf8"));
}

const table = `import { Counter, Gauge, Histogram } from "prom-client";
import { metrics, ValueType } from "@opentelemetry/api";
const kinds = { Counter, Gauge };
const made = {};
for (const [kind, name, labelNames] of JSON.parse('[["Counter","calls_total",["tool"]],["Gauge","jobs",[]]]')) {
  made[name] = new kinds[kind]({ name, help: "Made of a table.", labelNames });
}
made.calls_total.inc({ tool: "shell" });
made.calls_total.labels("edit").inc(2);
made.jobs.inc();
made.jobs.dec();
class Timed extends Histogram {}
const end = new Timed({ name: "work_seconds", help: "Work.", labelNames: ["ok"], buckets: [1, 2] }).startTimer();
end({ ok: "true" });
const meter = metrics.getMeter("app");
meter.createCounter("app.calls", { unit: "{call}", valueType: ValueType.INT }).add(1, { ok: true, status: 200 });
meter.createHistogram("app.time", { advice: { explicitBucketBoundaries: [5, 10] } }).record(2);
`;

test("a recording run sees what a table makes, and import writes it", async () => {
  const folder = programFolder({ "app.mjs": table });
  const { instruments } = observed(folder, "app.mjs");
  expect(instruments.map(({ name, kind, library }) => [name, kind, library])).toEqual([
    ["app.calls", "counter", "opentelemetry"],
    ["app.time", "histogram", "opentelemetry"],
    ["calls_total", "counter", "prometheus"],
    ["jobs", "gauge", "prometheus"],
    ["work_seconds", "histogram", "prometheus"],
  ]);
  const { out } = await meterbook(folder, ["import", "observed", "observed.json"]);
  expect(out).toContain("has 5 metrics; nothing is lost");
  const text = readFileSync(join(folder, "catalog.yaml"), "utf8");
  expect(text).toMatch(/calls:\n {4}instrument: counter\n {4}description: Made of a table\.\n/);
  expect(text).toContain("tool: { values: [shell, edit], open: true }");
  expect(text).toContain("status: int");
  expect(text).toMatch(/jobs:\n {4}instrument: up_down_counter/);
  expect(text).toMatch(/work_seconds:[\s\S]*buckets: \[1, 2\]/);
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
});

test("CommonJS programs are seen, too, and a second run adds to the first", () => {
  const folder = programFolder({
    "a.cjs":
      'const { Counter } = require("@prometheus-io/client");\nnew Counter({ name: "a_total", help: "A.", labelNames: ["x"] }).inc({ x: process.argv[2] ?? "1" });\n',
  });
  observed(folder, "a.cjs");
  const { instruments } = observed(folder, "a.cjs");
  expect(instruments).toMatchObject([
    { name: "a_total", calls: { inc: 2 }, attributes: { x: { count: 2, values: ["1"] } } },
  ]);
});

test("a program that measures nothing writes an empty file, and its output and exit code are its own", () => {
  const folder = programFolder({ "a.mjs": 'console.log("mine");\n' });
  const out = execFileSync(process.execPath, ["--import", preload, "a.mjs"], { cwd: folder, encoding: "utf8" });
  expect(out).toBe("mine\n");
  expect(existsSync(join(folder, "observed.json.lock"))).toBe(false);
});

test("values beyond the limit are counted as more", () => {
  const attribute = (from: number) => ({
    count: 40,
    types: ["string"],
    values: Array.from({ length: 40 }, (_, at) => `${from + at}`),
    more: false,
  });
  const instrument = (from: number) => ({
    library: "opentelemetry" as const,
    kind: "counter" as const,
    observable: false,
    name: "a",
    description: null,
    unit: null,
    value_type: null,
    buckets: null,
    labels: null,
    calls: { add: 40 },
    attributes: { x: attribute(from) },
  });
  const [joined] = joinedObservations([instrument(0)], [instrument(30)]);
  expect([joined?.calls["add"], joined?.attributes["x"]?.more, joined?.attributes["x"]?.values.length]).toEqual([
    80,
    true,
    50,
  ]);
});

test.each([
  ["[]"],
  ["{"],
  ['{ "observed": 2, "instruments": [] }'],
  ['{ "observed": 1, "instruments": [{ "name": 1 }] }'],
])("%s is not a recording, and says so", async (text) => {
  const folder = programFolder({});
  writeFileSync(join(folder, "observed.json"), text);
  const { code, err } = await meterbook(folder, ["import", "observed", "observed.json", "--fail-on", "loss"]);
  expect([code, err]).toEqual([1, expect.stringContaining("import/unreadable")]);
});

const written = `import { Counter } from "prom-client";
import { metrics } from "@opentelemetry/api";
const calls = new Counter({ name: "calls_total", help: "Calls.", labelNames: ["kind", "status"] });
const sent = metrics.getMeter("app").createCounter("app.sent", { unit: "By" });
export function run(kind: "get" | "post", status: 200 | 404, load: 0.5 | 1 | 2): void {
  calls.inc({ kind, status });
  sent.add(2, { kind, load });
}
`;

const seenIn = (kind: string) => {
  const seen = (value: unknown) => ({ count: 1, types: [typeof value], values: [value], more: false });
  const shared = { observable: false, description: null, value_type: null, buckets: null, kind: "counter" };
  const calls = { library: "prometheus", name: "calls_total", labels: ["kind", "status"], calls: { inc: 1 } };
  const sent = { library: "opentelemetry", name: "app.sent", labels: null, calls: { add: 1 } };
  const instruments = [
    { ...shared, ...calls, unit: null, attributes: { kind: seen(kind) } },
    { ...shared, ...sent, unit: "By", attributes: { kind: seen(kind), load: seen(1) } },
  ];
  return JSON.stringify({ observed: 1, instruments });
};

test("a run that shows a part of what the code says is no difference; a value that the code rules out is", async () => {
  const folder = programFolder({ "src/app.ts": written, "observed.json": seenIn("get"), "other.json": seenIn("put") });
  await meterbook(folder, ["import", "typescript"]);
  const part = await meterbook(folder, ["import", "observed", "observed.json", "--fail-on", "loss"]);
  expect([part.code, part.err]).toEqual([0, ""]);
  expect(readFileSync(join(folder, "catalog.yaml"), "utf8")).toContain("value_type: int");
  const other = await meterbook(folder, ["import", "observed", "other.json"]);
  expect(other.err.match(/the value "put" of "kind" of "[\w.]+" is here, and not among those/g)).toHaveLength(2);
});
