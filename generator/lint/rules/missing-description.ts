import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

export const missingDescription: LintRule = {
  code: "missing-description",
  needsAll: true,
  *check({ catalog }) {
    for (const metric of livingMetrics(catalog)) {
      if (metric.description.trim() !== "") continue;
      const { key, place, path } = metric;
      const help = 'add "description:" with a sentence that says what is measured, and when';
      yield { place, message: `metric "${key}" has no description`, help, at: path, metrics: [metric] };
    }
  },
};
