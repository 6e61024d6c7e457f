import type { Metric } from "../catalog.js";
import type { Finding, Rule } from "../resolution.js";
import { helpForInvalid } from "../units/meant-unit.js";
import { isUcum } from "../units/ucum.js";

/**
 * Units are UCUM codes, case-sensitive (OpenTelemetry semantic conventions, instrument units), of at most 63 ASCII
 * characters (metrics API specification, instrument unit).
 */
export const invalidUnit: Rule = {
  code: "invalid-unit",
  *check({ catalog, locate }) {
    const verdicts = new Map<string, string | undefined>();
    for (const metric of catalog.metrics) {
      if (metric.unit === "") continue;
      if (!verdicts.has(metric.unit)) verdicts.set(metric.unit, helpFor(metric.unit));
      const help = verdicts.get(metric.unit);
      if (help === undefined) continue;
      const finding: Finding = {
        place: locate([...metric.path, "unit"]),
        message: `"${metric.unit}" is no valid UCUM unit`,
        help,
        entry: metric,
      };
      yield finding;
    }
  },
};

/** What a unit says that only says that there is something. */
const countWords = /^(?:counts?|number|num|n|nr|no|qty|quantity|total|#)$/i;

/** What to write instead of an invalid unit; undefined when the unit is valid. */
function helpFor(unit: Metric["unit"]): string | undefined {
  if (unit.length <= 63 && isUcum(unit)) return undefined;
  if (countWords.test(unit)) return 'write what is counted in braces, in the singular, or "1"';
  const help = unit.length <= 63 ? helpForInvalid(unit) : undefined;
  if (help !== undefined) return help;
  if (!/^[\x21-\x7e]{1,63}$/.test(unit)) return "a unit has at most 63 ASCII characters and no space";
  return 'UCUM writes ms, s, By, %, 1, and what is counted in braces: "{request}"';
}
