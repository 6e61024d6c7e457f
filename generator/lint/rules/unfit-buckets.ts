import type { Histogram } from "../../model/catalog.js";
import { defaultBuckets, fittingBuckets } from "../buckets.js";
import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

export const unfitBuckets: LintRule = {
  code: "unfit-buckets",
  needsAll: true,
  *check({ catalog, locate }) {
    for (const metric of livingMetrics(catalog)) {
      if (metric.instrument !== "histogram") continue;
      const reason = mismatch(metric);
      if (reason === undefined) continue;
      const { key, path, unit, buckets } = metric;
      const fitting = fittingBuckets.get(unit) ?? defaultBuckets;
      yield {
        place: locate(buckets === null ? path : [...path, "buckets"], "key"),
        message: `the histogram "${key}" ${reason}`,
        help: `write where its values are expected, such as "buckets: [${fitting.join(", ")}]"`,
        at: path,
        entries: [metric],
        amendments: [{ kind: "set", path: [...path, "buckets"], value: fitting }],
      };
    }
  },
};

function mismatch({ unit, buckets }: Histogram): string | undefined {
  if (buckets === null || buckets.join() === defaultBuckets.join()) {
    if (!fittingBuckets.has(unit)) return undefined;
    return `is in "${unit}", and ${buckets === null ? "without buckets it has" : "has"} the SDK's boundaries from 0 to 10000, which are made for milliseconds`;
  }
  const reached = buckets.filter((boundary) => boundary > 0);
  const [first = 0, last = 0] = [reached[0], reached.at(-1)];
  if (unit === "s" && first >= 5 && last >= 1000)
    return `has boundaries from ${first} to ${last}, which are seconds here and look like milliseconds`;
  if (unit === "ms" && first < 1 && last <= 10)
    return `has boundaries from ${first} to ${last}, which are milliseconds here and look like seconds`;
  if (unit === "1" && first > 1) return `is a ratio, and its first boundary is ${first}`;
  return undefined;
}
