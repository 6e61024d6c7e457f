import type { Metric } from "../../model/catalog.js";
import type { UsageCheck } from "../finding.js";
import { methodsOf } from "../used-catalog.js";

/** Metrics that nothing records, and deprecated ones that something still does. */
export const checkMetrics: UsageCheck = function* ({ metrics, placeOf }) {
  for (const { metric, uses, tests, others } of metrics) {
    if (metric.status === "active" && uses.length === 0 && others.length === 0) {
      const who =
        tests.length > 0 ? `only tests record metric "${metric.key}"` : `no code records metric "${metric.key}"`;
      yield {
        code: "usage/unused-metric",
        place: metric.place,
        message: who,
        help: `call ${recorderOf(metric)}, make it planned, or remove it`,
        related: tests.slice(0, 1).map(({ place }) => ({ place: placeOf(place), message: "a test records it here" })),
      };
    }
    if (metric.status !== "deprecated") continue;
    const { renamedTo } = metric.deprecated ?? { renamedTo: null };
    const next = metrics.find((each) => each.metric.key === renamedTo)?.metric;
    for (const { place, method } of uses) {
      yield {
        code: "usage/deprecated-metric",
        place: placeOf(place),
        message: `"${method}" records the deprecated metric "${metric.key}"`,
        help: next === undefined ? "stop recording it" : `call ${recorderOf(next)}`,
        related: [{ place: metric.place, message: `"${metric.key}" stands here` }],
      };
    }
  }
};

function recorderOf(metric: Metric): string {
  return `\`record.${methodsOf(metric)[0]}(…)\``;
}
