import type { Rule } from "../resolution.js";

export const bucketsWithoutHistogram: Rule = {
  code: "buckets-without-histogram",
  *check({ document, catalog, locate }) {
    for (const { key, path, instrument, imported } of catalog.metrics) {
      if (instrument === "histogram" || imported !== null || document.metrics[key]?.buckets === undefined) continue;
      yield {
        place: locate([...path, "buckets"], "key"),
        message: `metric "${key}" has buckets, but a ${instrument} has none`,
        help: 'remove "buckets", or write "instrument: histogram"',
      };
    }
  },
};
