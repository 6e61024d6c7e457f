import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

const textOf = (folder: string) => readFileSync(join(folder, "catalog.yaml"), "utf8");
const run = (folder: string, ...words: readonly string[]) => meterbook(folder, ["import", "typescript", ...words]);

const service = {
  "src/metrics.ts": `import { Counter, Gauge, Histogram, Summary } from "prom-client";

export type Method = "get" | "post";

export const requests = new Counter({ name: "http_requests_total", help: "Requests.", labelNames: ["method", "route"] });
export const duration = new Histogram({ name: "http_request_duration_seconds", help: "How long a request takes.", labelNames: ["method"] });
export const jobs = new Gauge({ name: "jobs", help: "Jobs that run." });
export const temperature = new Gauge({ name: "temperature_celsius", help: "Temperature." });
export const lag = new Gauge({ name: "lag", help: "How far behind.", collect() { this.set(1); } });
export const sizes = new Summary({ name: "sizes_bytes", help: "Sizes.", percentiles: [0.5] });
`,
  "src/server.ts": `import { duration, jobs, type Method, requests, temperature } from "./metrics.js";

export function handle(method: Method, route: string): void {
  requests.inc({ method, route });
  duration.observe({ method }, 0.2);
  jobs.inc();
  jobs.dec();
  temperature.set(21.5);
}
`,
};

const catalog = `attributes:
  method: { values: [get, post] }

metrics:
  # from src/metrics.ts:6
  http_request_duration_seconds:
    instrument: histogram
    description: How long a request takes.
    unit: s
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    attributes: [method]
`;

test("a service of prom-client becomes a catalog that generates, and a second import changes nothing", async () => {
  const folder = programFolder(service);
  const { code, out, err } = await run(folder);
  expect([code, out]).toEqual([0, "catalog.yaml: has 6 metrics; 2 losses; run `npx meterbook generate`\n"]);
  expect(err).toContain('src/metrics.ts:10:42  warning[import/unsupported-instrument]  "sizes_bytes" is a summary');
  expect(err).toContain('a catalog has no key for "percentiles" of "sizes_bytes"');
  const text = textOf(folder);
  expect(text).toContain("\nname: shop\n");
  expect(text).toContain(catalog.slice(catalog.indexOf("attributes:"), catalog.indexOf("metrics:")));
  expect(text).toContain(catalog.slice(catalog.indexOf("  # from")));
  expect(text).toMatch(/# from src\/metrics\.ts:5\n {2}http_requests:\n {4}instrument: counter\n/);
  expect(text).toMatch(/jobs:\n {4}instrument: up_down_counter\n/);
  expect(text).toMatch(/lag:\n {4}instrument: gauge\n {4}observable: true\n/);
  expect((await meterbook(folder, ["format", "--check"])).code).toBe(0);
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
  expect((await meterbook(folder, ["lint"])).code).toBe(0);
  expect((await run(folder)).out).toBe("catalog.yaml: unchanged; 6 were there already, 2 losses\n");
});

test("instruments of OpenTelemetry keep names, units and types", async () => {
  const folder = programFolder({
    "src/metrics.ts": `import { metrics, ValueType } from "@opentelemetry/api";
const meter = metrics.getMeter("shop");
const calls = meter.createCounter("shop.calls", { description: "Calls.", unit: "{call}", valueType: ValueType.INT });
const time = meter.createHistogram("shop.time", { unit: "ms", advice: { explicitBucketBoundaries: [1, 10] } });
calls.add(1, { tool: "shell", ok: true });
time.record(3);
`,
  });
  expect((await run(folder, "--prefix", "shop.")).out).toContain("has 2 metrics; nothing is lost");
  const text = textOf(folder);
  expect(text).toMatch(
    /calls:\n {4}instrument: counter\n {4}description: Calls\.\n {4}unit: "\{call\}"\n {4}value_type: int\n/,
  );
  expect(text).toMatch(/time:\n {4}instrument: histogram\n {4}unit: ms\n {4}buckets: \[1, 10\]\n/);
});

test("a counter that is exported under another name says so", async () => {
  const folder = programFolder({
    "m.ts": 'import { Counter } from "prom-client";\nexport const a = new Counter({ name: "hits", help: "Hits." });\n',
  });
  expect((await run(folder, "m.ts")).err).toContain('"hits" is exported under another name from the catalog');
});

test.each([
  [["nowhere/*.ts"], 'no file of code is at "nowhere/*.ts"'],
  [["--project", "other.json"], 'there is no project "other.json"'],
])("%j is wrong use", async (words, message) => {
  const { code, err } = await run(programFolder({ "m.ts": "" }), ...words);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test("other formats name their sources, and have no project", async () => {
  const folder = programFolder({ "m.ts": "" });
  expect((await meterbook(folder, ["import", "mdatagen"])).err).toContain("missing required argument 'file'");
  const { err } = await meterbook(folder, ["import", "mdatagen", "m.yaml", "--project", "x"]);
  expect(err).toContain("'--project' is for 'import typescript'");
});
