import { describe, expect, test } from "vitest";
import { exportedLabel, exportedName } from "../../../generator/exported/exported-name.js";
import type { MetricFacts } from "../../../generator/exported/metric-facts.js";
import { allRoutes, javascriptRoute, otlpRoute, translationStrategies } from "../../../generator/exported/route.js";
import { seriesOf } from "../../../generator/exported/series.js";
import { seriesIndex } from "../../../generator/exported/series-index.js";

const metric = (name: string, unit: string, instrument: MetricFacts["instrument"]): MetricFacts => ({
  name,
  unit,
  instrument,
});

test.each([
  ["codex.tool.call", "{call}", "counter", "codex_tool_call_total", "codex_tool_call_total"],
  [
    "codex.tool.call.duration_ms",
    "ms",
    "histogram",
    "codex_tool_call_duration_ms_milliseconds",
    "codex_tool_call_duration_ms",
  ],
  ["codex.total.calls", "", "counter", "codex_calls_total", "codex_total_calls_total"],
  ["cpu.utilization", "1", "gauge", "cpu_utilization_ratio", "cpu_utilization"],
  ["cpu.utilization", "1", "up_down_counter", "cpu_utilization", "cpu_utilization"],
  ["disk.rate", "By/min", "gauge", "disk_rate_bytes_per_min", "disk_rate"],
  ["disk.rate", "By/m", "gauge", "disk_rate_bytes_per_minute", "disk_rate"],
  ["heap.size", "kBy", "gauge", "heap_size_kBy", "heap_size"],
  ["2xx", "", "counter", "_2xx_total", "_2xx_total"],
] as const)("%s in %s as a %s is %s, and %s at the JavaScript exporter", (name, unit, instrument, otlp, javascript) => {
  const facts = metric(name, unit, instrument);
  expect(exportedName(facts, otlpRoute())).toBe(otlp);
  expect(exportedName(facts, javascriptRoute)).toBe(javascript);
});

test("each strategy names a counter in its own way", () => {
  const facts = metric("disk.read__bytes", "By", "counter");
  expect(translationStrategies.map((strategy) => exportedName(facts, otlpRoute(strategy)))).toEqual([
    "disk_read_bytes_total",
    "disk_read__bytes",
    "disk.read__bytes_total",
    "disk.read__bytes",
  ]);
});

test("labels are escaped, begin with no digit, and keep what Prometheus reserves", () => {
  const label = (attribute: string) => exportedLabel(attribute, otlpRoute());
  expect(["http.route", "a..b", "1st", "__x.y__", "_a", "___"].map(label)).toEqual([
    "http_route",
    "a_b",
    "key_1st",
    "__x_y__",
    "_a",
    undefined,
  ]);
  expect(exportedLabel("http.route", otlpRoute("NoTranslation"))).toBe("http.route");
});

describe("the series of a metric", () => {
  test("are buckets with le, sum and count of a histogram, all of them counters", () => {
    expect(seriesOf(metric("wait", "s", "histogram"), otlpRoute())).toEqual([
      { name: "wait_seconds_bucket", part: "bucket", isCounter: true, label: "le" },
      { name: "wait_seconds_sum", part: "sum", isCounter: true, label: null },
      { name: "wait_seconds_count", part: "count", isCounter: true, label: null },
    ]);
  });

  test("are one of its own name otherwise", () => {
    const names = (["counter", "gauge", "up_down_counter"] as const).map((instrument) =>
      seriesOf(metric("x", "", instrument), otlpRoute()).map(({ name, isCounter }) => [name, isCounter]),
    );
    expect(names).toEqual([[["x_total", true]], [["x", false]], [["x", false]]]);
  });

  test("are none where nothing is left of the name", () => {
    expect(seriesOf(metric("日本", "", "histogram"), otlpRoute())).toEqual([]);
  });
});

describe("from a series back", () => {
  const wait = metric("wait", "s", "histogram");
  const calls = metric("total.calls", "", "counter");
  const index = seriesIndex([wait, calls], [otlpRoute(), javascriptRoute]);
  const found = (name: string) => index.owners(name).map(({ metric, series }) => [metric.name, series.part]);

  test("a name leads to the metric by whichever route gives it", () => {
    expect(["wait_seconds_sum", "wait_sum", "calls_total", "total_calls_total"].map(found)).toEqual([
      [["wait", "sum"]],
      [["wait", "sum"]],
      [["total.calls", "value"]],
      [["total.calls", "value"]],
    ]);
  });

  test("a bare name leads to the histogram that Prometheus keeps as a native one", () => {
    expect(found("wait_seconds")).toEqual([["wait", "native"]]);
  });

  test("an unknown name leads nowhere", () => {
    expect(["wait", "wait_seconds_max", "constructor", "__proto__"].map(found)).toEqual([
      [["wait", "native"]],
      [],
      [],
      [],
    ]);
  });

  test("two metrics under one name are both found, each once", () => {
    const both = seriesIndex([metric("a.b", "", "gauge"), metric("a_b", "", "gauge")], allRoutes);
    expect(both.owners("a_b").map(({ metric }) => metric.name)).toEqual(["a.b", "a_b"]);
    expect(both.names).toEqual(["a_b", "a.b"]);
  });
});
