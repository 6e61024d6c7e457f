import { closedSeries } from "../cardinality.js";
import type { Rule } from "../resolution.js";

export const cardinalityBudget: Rule = {
  code: "cardinality-budget",
  *check({ catalog, locate }) {
    for (const metric of catalog.metrics) {
      const series = closedSeries(metric, catalog);
      if (series <= metric.cardinality) continue;
      yield {
        place: locate([...metric.path, "cardinality"], "key"),
        message: `the closed values of "${metric.key}" and the context make ${series} series, its budget is ${metric.cardinality}`,
        help:
          metric.imported === null
            ? `write "cardinality: ${series}", or drop an attribute or values`
            : "list fewer values of its attributes beside it, or drop an attribute of the context",
        entry: metric,
      };
    }
  },
};
