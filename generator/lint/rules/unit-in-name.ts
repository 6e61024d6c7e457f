import { unitEndings } from "../../model/units/unit-endings.js";
import { livingMetrics } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";
import { wordsOf } from "../names.js";

/**
 * A unit in the name is discouraged (OpenTelemetry semantic conventions, general/metrics.md, units), but "may be included
 * when it provides additional meaning": what repeats the unit is let be, what contradicts it or replaces it is not.
 */
export const unitInName: LintRule = {
  code: "unit-in-name",
  needsAll: true,
  *check({ catalog, locate }) {
    for (const metric of livingMetrics(catalog)) {
      const { key, unit, path } = metric;
      const words = wordsOf(key);
      const word = words.at(-1) ?? "";
      const meant = unitEndings.get(word);
      if (meant === undefined || words.at(-2) === "per" || fits(unit, word, meant)) continue;
      const found = unit === "" ? "the metric has no unit" : `the unit is "${unit}"`;
      yield {
        place: unit === "" ? metric.place : locate([...path, "unit"]),
        message: `the name "${key}" ends in "${word}", and ${found}`,
        help: `write "unit: ${quoted(meant[0])}" if that is meant, or leave "${word}" out of the name`,
        at: path,
        entries: [metric],
      };
    }
  },
};

/** Things may be counted whose name is a unit's: `active_days` in `{day}`. */
function fits(unit: string, word: string, meant: readonly string[]): boolean {
  return meant.includes(unit) || `${/^\{(\w+)\}$/.exec(unit)?.[1]}s` === word;
}

/** YAML takes a bare `%` for a directive. */
function quoted(code: string): string {
  return code === "%" ? '"%"' : code;
}
