import { suggestion } from "../../diagnostics/suggest.js";
import type { Rule } from "../resolution.js";

export const unknownMetric: Rule = {
  code: "unknown-metric",
  needsAll: true,
  *check({ catalog, locate }) {
    const targets = catalog.metrics.filter(({ status }) => status !== "removed").map(({ key }) => key);
    const known = new Set(targets);
    for (const { key, path, deprecated } of catalog.metrics) {
      const target = deprecated?.renamedTo ?? null;
      if (target === null || (target !== key && known.has(target))) continue;
      const reason = target === key ? "leads to the metric itself" : "leads to no metric of this catalog";
      yield {
        span: locate([...path, "deprecated", "renamed_to"]),
        message: `"renamed_to: ${target}" of metric "${key}" ${reason}`,
        help:
          suggestion(
            target,
            targets.filter((name) => name !== key),
          ) ?? "name the metric as it is written under metrics:, without the prefix",
      };
    }
  },
};
