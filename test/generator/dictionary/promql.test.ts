import { describe, expect, test } from "vitest";
import { isMetric } from "../../../generator/dictionary/page/dictionary.js";
import { readyQueries } from "../../../generator/dictionary/page/promql.js";
import { parseExpression } from "../../../generator/queries/promql/parse.js";
import { checkQueries } from "../../../generator/queries/check.js";
import { catalogSeries } from "../../../generator/queries/catalog-series.js";
import { readQueryFile } from "../../../generator/queries/files/read-query-file.js";
import { readQueries } from "../../../generator/queries/read-query.js";
import { catalogOf, dictionaryOf, shop } from "./opened.js";

const dictionary = dictionaryOf(shop);

function queries(name: string, kind: "plain" | "utf8" = "plain"): readonly string[] {
  const entry = dictionary.find(`shop.${name}`);
  if (entry === undefined) throw new Error(name);
  return readyQueries(entry)[kind].map(({ title, text }) => `${title}: ${text.replaceAll("\n", " ")}`);
}

describe("the queries of a metric fit its instrument:", () => {
  test("a counter", () => {
    expect(queries("tool.call")).toEqual([
      "Per second: sum(rate(shop_tool_call_total[5m]))",
      "Per second, by success: sum by (success) (rate(shop_tool_call_total[5m]))",
      "In the last hour: sum(increase(shop_tool_call_total[1h]))",
      'Ratio of success true to false: sum(rate(shop_tool_call_total{success="true"}[5m])) / sum(rate(shop_tool_call_total{success="false"}[5m]))',
    ]);
  });

  test("a histogram, in UTF-8 form", () => {
    expect(queries("checkout.duration", "utf8").slice(0, 3)).toEqual([
      '95th percentile: histogram_quantile(0.95, sum by (le) (rate({"shop.checkout.duration_seconds_bucket"}[5m])))',
      'Median: histogram_quantile(0.5, sum by (le) (rate({"shop.checkout.duration_seconds_bucket"}[5m])))',
      '95th percentile, by method: histogram_quantile(0.95, sum by (method, le) (rate({"shop.checkout.duration_seconds_bucket"}[5m])))',
    ]);
    expect(queries("checkout.duration")).toContain(
      'Share of at most 1: sum(rate(shop_checkout_duration_seconds_bucket{le=~"1|1[.]0"}[5m])) / sum(rate(shop_checkout_duration_seconds_count[5m]))',
    );
  });

  test("a ratio, which is not summed, and a total", () => {
    expect(queries("cache.hit_ratio")[0]).toBe("Average: avg(shop_cache_hit_ratio)");
    expect(queries("queue.size")[0]).toBe("In all: sum(shop_queue_size)");
  });
});

test("every query is PromQL in which the catalog finds no fault", () => {
  const hostile = `catalog: 1
name: odd
prefix: odd.
prometheus: { translation_strategy: NoUTF8EscapingWithSuffixes, exporter: otlp }
metrics:
  calls: { instrument: counter, attributes: { "http.method": { values: { "a\\"b": , "c\\\\d": } } } }
  "size/all-in": { instrument: histogram, unit: By, buckets: [1e-7, 0.5, 1e21], attributes: { kind: { values: [a, b*] } } }
`;
  for (const text of [shop, hostile]) {
    const series = catalogSeries(catalogOf(text));
    const all = dictionaryOf(text)
      .entries.filter(isMetric)
      .flatMap((entry) => readyQueries(entry));
    const lines = all.flatMap(({ plain }) => plain.map((each) => each.text.replaceAll("\n", " ")));
    for (const { text: query } of all.flatMap(({ utf8 }) => utf8))
      expect(parseExpression(query)).toHaveProperty("root");
    const file = readQueryFile({ name: "queries.promql", text: `${lines.join("\n")}\n` });
    if ("message" in file) throw new Error(file.message);
    const read = readQueries([file], series);
    const { findings } = checkQueries({ series, queries: read, today: "2026-11-28" }, []);
    const wrong = findings.filter(({ code }) => !/deprecated|planned|unused/.test(code));
    expect(wrong.map(({ diagnostic }) => diagnostic.message)).toEqual([]);
    expect(read.read.length).toBe(lines.length);
  }
});
