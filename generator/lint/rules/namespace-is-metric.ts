import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";
import { namespaceAmong } from "../namespaces.js";

/**
 * Hurts only where a backend makes objects of the dots in names, as Elasticsearch does with `subobjects` on: there
 * `tool.call` cannot be a number and hold `tool.call.duration`. Elsewhere such names are usual, so it is off by default.
 */
export const namespaceIsMetric: LintRule = {
  code: "namespace-is-metric",
  *check({ catalog }) {
    const metrics = new Map(livingMetrics(catalog).map((metric) => [metric.key, metric]));
    for (const metric of metrics.values()) {
      const above = metrics.get(namespaceAmong(metric.key, metrics) ?? "");
      if (above === undefined) continue;
      yield {
        place: metric.place,
        message: `"${metric.key}" lies in a namespace that is a metric itself, "${above.key}"`,
        help: `call that one "${above.key}.count", say`,
        related: [{ place: above.place, message: `"${above.key}" stands here` }],
        at: metric.path,
        entries: [metric],
      };
    }
  },
};
