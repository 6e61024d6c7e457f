import type { Rule } from "../resolution.js";
import { mistakeIn } from "../units/meant-unit.js";

/** UCUM has short codes for units that hardly any metric is measured in, and takes any text in braces. */
export const mistakenUnit: Rule = {
  code: "mistaken-unit",
  *check({ catalog, locate }) {
    const mistakes = new Map<string, ReturnType<typeof mistakeIn>>();
    for (const metric of catalog.metrics) {
      const { key, unit, path, imported } = metric;
      if (imported !== null) continue;
      if (!mistakes.has(unit)) mistakes.set(unit, mistakeIn(unit));
      const mistake = mistakes.get(unit);
      if (mistake === undefined) continue;
      const { reason, help } = mistake;
      yield {
        place: locate([...path, "unit"]),
        message: `the unit of metric "${key}": ${reason}`,
        help,
        entry: metric,
      };
    }
  },
};
