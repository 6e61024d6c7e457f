import type { Rule } from "../resolution.js";

export const bucketsNotAscending: Rule = {
  code: "buckets-not-ascending",
  *check({ catalog, locate }) {
    for (const { key, buckets } of catalog.metrics) {
      const index = (buckets ?? []).findIndex((bound, at, all) => at > 0 && bound <= (all[at - 1] ?? bound));
      if (index === -1 || buckets === null) continue;
      const sorted = [...new Set(buckets)].sort((a, b) => a - b);
      yield {
        place: locate(["metrics", key, "buckets", index]),
        message: `bucket boundary ${buckets[index]} does not rise above ${buckets[index - 1]}`,
        help: sorted.length > 30 ? "sort them and remove doubles" : `write [${sorted.join(", ")}]`,
      };
    }
  },
};
