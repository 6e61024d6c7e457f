import fc from "fast-check";
import { expect, test } from "vitest";
import { exportedName } from "../../../../generator/exported/exported-name.js";
import { allRoutes, javascriptRoute, otlpRoute } from "../../../../generator/exported/route.js";
import { unexportedName } from "../../../../generator/import/prometheus/unexported-name.js";
import { instruments } from "../../../../generator/vocabulary.js";
import { runs } from "../../../fuzz.js";

const otlp = [otlpRoute()];
const both = [otlpRoute(), javascriptRoute];

test.each([
  ["http_requests_total", "counter", "http_requests", ""],
  ["process_cpu_seconds_total", "counter", "process_cpu", "s"],
  ["http_request_duration_seconds", "histogram", "http_request_duration", "s"],
  ["node_memory_bytes", "gauge", "node_memory", "By"],
  ["disk_read_bytes_per_second", "gauge", "disk_read", "By/s"],
  ["calls_per_minute", "gauge", "calls", "1/m"],
  ["cache_hit_ratio", "gauge", "cache_hit", "1"],
  ["up", "gauge", "up", ""],
  ["seconds", "gauge", "seconds", ""],
  ["jobs_total", "gauge", "jobs_total", ""],
  ["cache_ratio", "up_down_counter", "cache_ratio", ""],
] as const)("%s of a %s is %s in %s", (exported, instrument, name, unit) => {
  expect(unexportedName(exported, instrument, otlp)).toEqual({ name, unit, isExact: true });
});

test.each([
  ["http_requests_total", "counter", "http_requests", ""],
  ["process_cpu_seconds_total", "counter", "process_cpu_seconds", "s"],
  ["http_request_duration_seconds", "histogram", "http_request_duration_seconds", "s"],
  ["cache_hit_ratio", "gauge", "cache_hit_ratio", "1"],
] as const)(
  "where it may leave by OTLP or the JavaScript exporter, %s of a %s is %s in %s",
  (exported, instrument, name, unit) => {
    expect(unexportedName(exported, instrument, both)).toEqual({ name, unit, isExact: true });
  },
);

test.each([
  ["http_requests", "counter"],
  ["a__b", "gauge"],
  ["trailing_", "gauge"],
] as const)("%s of a %s is the name of no metric, and stays", (exported, instrument) => {
  expect(unexportedName(exported, instrument, otlp)).toEqual({ name: exported, unit: "", isExact: false });
});

const part = fc.constantFrom("a", "http", "total", "seconds", "bytes", "per", "second", "ratio", "kBy", "ms", "x9", "");
const names = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join("_"));
const routes = fc.constantFrom(...allRoutes);
const kinds = fc.constantFrom(...instruments);

test("what is exact is exported under the same name, on every route", () => {
  fc.assert(
    fc.property(names, kinds, routes, (exported, instrument, way) => {
      const { isExact, ...found } = unexportedName(exported, instrument, [way]);
      const again = exportedName({ ...found, instrument }, way);
      if (isExact) expect(again).toBe(exported);
    }),
    runs(500),
  );
});

test("every name that some valid metric is exported under is exact", () => {
  const facts = fc.record({
    name: names.filter((name) => /^[a-z]/.test(name)),
    unit: fc.constantFrom("", "s", "By", "1", "By/s", "{a}", "kBy"),
    instrument: kinds,
  });
  fc.assert(
    fc.property(facts, routes, (metric, way) => {
      const exported = exportedName(metric, way);
      fc.pre(exported !== undefined && exported !== "");
      const found = unexportedName(exported ?? "", metric.instrument, [way]);
      expect([exported, found.isExact]).toEqual([exported, true]);
    }),
    runs(500),
  );
});
