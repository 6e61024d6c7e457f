import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

/** Counters count things, which their names say. */
export const missingUnit: LintRule = {
  code: "missing-unit",
  needsAll: true,
  *check({ catalog }) {
    for (const metric of livingMetrics(catalog)) {
      const { key, place, path, unit, instrument } = metric;
      if (unit !== "" || (instrument !== "gauge" && instrument !== "histogram")) continue;
      const message = `the ${instrument} "${key}" has no unit`;
      const help = 'add "unit:" in UCUM, such as s, By or "{item}"; "1" for a ratio';
      yield { place, message, help, at: path, entries: [metric] };
    }
  },
};
