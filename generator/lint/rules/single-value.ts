import { carriedAttributes } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

/** Planned metrics may still be waiting for their other values. */
export const singleValue: LintRule = {
  code: "single-value",
  *check(subject) {
    for (const { attribute, entries } of carriedAttributes(subject)) {
      const { key, values, open, required, place, path, isArray } = attribute;
      const [only] = values;
      if (only?.kind !== "exact" || values.length > 1 || open || isArray || !required) continue;
      if (entries.every(({ status }) => status === "planned")) continue;
      yield {
        place,
        message: `the attribute "${key}" can only be "${only.value}"`,
        help: 'drop it, list the other values, or write "open: true"',
        at: path,
        entries,
      };
    }
  },
};
