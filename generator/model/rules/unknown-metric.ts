import { suggestion } from "../../diagnostics/suggest.js";
import type { Status } from "../catalog.js";
import type { Rule } from "../resolution.js";

export const unknownMetric: Rule = {
  code: "unknown-metric",
  needsAll: true,
  *check({ catalog, locate }) {
    const statuses = new Map(catalog.metrics.map(({ key, status }) => [key, status]));
    const targets = catalog.metrics.filter(({ status }) => status !== "removed").map(({ key }) => key);
    for (const { key, path, status, deprecated } of catalog.metrics) {
      const target = deprecated?.renamedTo ?? null;
      if (target === null) continue;
      const reason = refusal(key, target, statuses.get(target));
      // What is removed itself tells its history.
      if (reason === undefined || (reason === isGone && status === "removed")) continue;
      yield {
        place: locate([...path, "deprecated", "renamed_to"]),
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

const isGone = "leads to a metric that is removed";

function refusal(key: string, target: string, status: Status | undefined): string | undefined {
  if (target === key) return "leads to the metric itself";
  if (status === undefined) return "leads to no metric of this catalog";
  return status === "removed" ? isGone : undefined;
}
