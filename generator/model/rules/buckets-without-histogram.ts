import type { Rule } from "../resolution.js";

export const bucketsWithoutHistogram: Rule = {
  code: "buckets-without-histogram",
  *check({ catalog, locate }) {
    for (const { key, buckets, instrument } of catalog.metrics) {
      if (buckets === null || instrument === "histogram") continue;
      yield {
        place: locate(["metrics", key, "buckets"], "key"),
        message: `metric "${key}" has buckets, but a ${instrument} has none`,
        help: 'remove "buckets", or write "instrument: histogram"',
      };
    }
  },
};
