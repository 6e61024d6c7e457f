import type { Rule } from "../resolution.js";

export const bucketsNotAscending: Rule = {
  code: "buckets-not-ascending",
  *check({ document, catalog, locate }) {
    for (const metric of catalog.metrics) {
      const { key, path, imported } = metric;
      const ownBuckets = imported === null ? document.metrics[key]?.buckets : null;
      const buckets = ownBuckets ?? (metric.instrument === "histogram" ? metric.buckets : null) ?? [];
      const index = buckets.findIndex((bound, at, all) => at > 0 && bound <= (all[at - 1] ?? bound));
      if (index === -1) continue;
      const sorted = [...new Set(buckets)].sort((a, b) => a - b);
      yield {
        place: locate([...path, "buckets", index]),
        message: `bucket boundary ${buckets[index]} does not rise above ${buckets[index - 1]}`,
        help: sorted.length > 30 ? "sort them and remove doubles" : `write [${sorted.join(", ")}]`,
      };
    }
  },
};
