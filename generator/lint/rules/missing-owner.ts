import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

export const missingOwner: LintRule = {
  code: "missing-owner",
  needsAll: true,
  *check({ catalog }) {
    for (const metric of livingMetrics(catalog)) {
      if (metric.owner !== null) continue;
      const { key, place, path } = metric;
      const help = 'add "owner:" with the team or person who answers for it';
      yield { place, message: `metric "${key}" has no owner`, help, at: path, metrics: [metric] };
    }
  },
};
