import { describe, expect, test } from "vitest";
import { metricsNamed } from "../../../generator/dictionary/page/search/expression.js";
import { resultsOf } from "../../../generator/dictionary/page/results.js";
import { searchIndex } from "../../../generator/dictionary/page/search/search-index.js";
import { dictionaryOf, shop } from "./opened.js";

const dictionary = dictionaryOf(shop);

function named(text: string) {
  const { entries, unknown } = metricsNamed(text, dictionary);
  return [entries.map(({ data }) => data.name.replace("shop.", "")), unknown];
}

describe("of an expression the metrics are found", () => {
  test.each([
    ["rate(shop_tool_call_total[5m])", ["tool.call"]],
    ['sum by (tool, region) (rate(shop_tool_call_total{tool="shop_queue_size"}[$__rate_interval]))', ["tool.call"]],
    [
      "sum(rate(shop_tool_call_total[5m])) without (tool) / on (region) group_left shop_queue_size",
      ["tool.call", "queue.size"],
    ],
    ["histogram_quantile(0.95, sum by (le) (rate(shop_checkout_duration_seconds_bucket[5m])))", ["checkout.duration"]],
    ['{"shop.tool.call", tool="x"} > 1e3', ["tool.call"]],
    ['{__name__="shop_queue_size"}', ["queue.size"]],
    ['sum(shop_queue_size{region=~"$region"} offset 1d) # shop_tool_call_total', ["queue.size"]],
    ["increase(shop_basket_filled_total[1h:", ["basket.filled"]],
    ["(shop_queue_size and shop_tool_call_total) unless bool 3", ["queue.size", "tool.call"]],
    ["topk by (tool) (5, shop_cache_hit_ratio)", ["cache.hit_ratio"]],
  ])("%s", (text, names) => {
    expect(named(text)).toEqual([names, []]);
  });

  test("and names that no metric has", () => {
    expect(named("sum(up) / sum(shop_queue_size)")).toEqual([["queue.size"], ["up"]]);
  });

  test("where it is pasted into the search", () => {
    const results = resultsOf("sum(rate(shop_tool_call_total[5m]))", dictionary, () => searchIndex(dictionary.entries));
    expect(results).toMatchObject({ isExpression: true, unknown: [] });
    expect(results.entries).toHaveLength(1);
  });

  test("and a bracket without names is searched for as a text", () => {
    const results = resultsOf("(receipt", dictionary, () => searchIndex(dictionary.entries));
    expect(results.entries.map(({ data }) => data.name)).toEqual([]);
    expect(results.unknown).toEqual(["receipt"]);
  });
});
