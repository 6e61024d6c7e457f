import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../documents.js";
import { printedBy, programFolder } from "../../typescript/programs.js";
import { meterbook } from "../meterbook.js";

const labels = 'labelNames: ["method", "status"]';
const metrics = `import { Counter, Gauge, Histogram } from "prom-client";

export const requests = new Counter({ name: "http_requests_total", help: "Requests.", ${labels} });
export const errors = new Counter({ name: "http_errors_total", help: "Errors.", labelNames: ["kind"] });
export const bytesSent = new Counter({ name: "sent_bytes_total", help: "Bytes." });
export const retries = new Counter({ name: "retries_total", help: "Retries." });
export const duration = new Histogram({ name: "http_request_duration_seconds", help: "Duration.", ${labels} });
export const sizes = new Histogram({ name: "payload_size_bytes", help: "Sizes.", buckets: [10, 100, 1000] });
export const waits = new Histogram({ name: "wait", help: "Waits.", buckets: [1, 2.5] });
export const connections = new Gauge({ name: "connections", help: "Connections.", labelNames: ["pool"] });
export const jobs = new Gauge({ name: "jobs", help: "Jobs." });
export const temperature = new Gauge({ name: "temperature_celsius", help: "Temperature.", labelNames: ["core"] });
export const level = new Gauge({ name: "level", help: "Level." });
export const lag = new Gauge({ name: "lag_seconds", help: "Lag." });
`;
const server = `import { bytesSent, connections, duration, errors, jobs, lag, level, requests, retries, sizes, temperature, waits } from "./metrics.js";

export function serve(method: "get" | "post", status: 200 | 404, took: number): void {
  requests.inc({ method, status });
  requests.labels({ method, status: 500 }).inc(2);
  errors.inc({ kind: status === 404 ? "missing" : "other" }, 3);
  bytesSent.inc(took * 1000);
  retries.inc();
  duration.observe({ method, status }, took);
  duration.labels({ method, status: 404 }).observe(3);
  sizes.observe(99);
  waits.observe(took);
  connections.inc({ pool: "a" });
  connections.inc({ pool: "b" }, 3);
  connections.dec({ pool: "b" }, took > 1 ? 1 : 2);
  jobs.inc(5);
  jobs.dec();
  temperature.set({ core: 1 }, 40 + took);
  level.set(-took);
  lag.set(0.25);
}
`;
const run =
  'import { serve } from "./server.js";\nimport { exposition } from "./exposition.js";\nserve("get", 200, 0.5);\nserve("post", 404, 7);\nconsole.log(await exposition());\n';
const before = 'import { register } from "prom-client";\nexport const exposition = () => register.metrics();\n';
const after = `import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { record } from "./record.js";
const exporter = new PrometheusExporter({ preventServerStart: true });
const provider = new MeterProvider({ readers: [exporter] });
record.bind(provider);
export const exposition = async () => new PrometheusSerializer().serialize((await exporter.collect()).resourceMetrics);
`;

async function seriesOf(folder: string): Promise<readonly string[]> {
  return (await printedBy(folder)).split("\n").flatMap(seriesIn).sort();
}

/** Labels in one order, without those that say which meter a series comes from. */
function seriesIn(line: string): readonly string[] {
  const [, name = "", given = "", value = ""] = /^([a-z]\w*)(?:\{(.*)\})? (\S+)(?: \d+)?$/.exec(line) ?? [];
  if (name === "" || name === "target_info") return [];
  const pairs = Array.from(given.matchAll(/(\w+)="([^"]*)"/g), ([pair]) => pair);
  const own = pairs.filter((pair) => !pair.startsWith("otel_scope_")).sort();
  return [`${name}{${own.join(",")}} ${Number(value)}`];
}

test("a service of 12 metrics exports the same series before and after it is rewritten", async () => {
  const folder = programFolder({
    "src/metrics.ts": metrics,
    "src/server.ts": server,
    "src/main.ts": run,
    "src/exposition.ts": before,
  });
  const old = await seriesOf(folder);
  expect(old.length).toBeGreaterThan(60);
  expect((await meterbook(folder, ["import", "typescript"])).err).toBe("");
  expect((await meterbook(folder, ["generate"])).code).toBe(0);
  const { out, err } = await meterbook(folder, ["import", "typescript", "--rewrite"]);
  expect([err, out]).toEqual(["", expect.stringMatching(/^12 metrics rewritten in 3 files, 0 left/)]);
  writeFileSync(join(folder, "src/exposition.ts"), after);
  symlinkSync(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
  expect(await seriesOf(folder)).toEqual(old);
  expect((await meterbook(folder, ["usage", "--fail-on", "warning"])).out).toMatch(/^no findings in /);
});
