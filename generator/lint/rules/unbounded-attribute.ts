import { typeName } from "../../model/attribute-type.js";
import { boundOf } from "../bounds.js";
import { carriedAttributes } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

/** Of metrics: the values of events and spans make no series. */
export const unboundedAttribute: LintRule = {
  code: "unbounded-attribute",
  needsAll: true,
  *check(subject) {
    for (const { attribute, entries: carrying } of carriedAttributes(subject)) {
      const entries = carrying.filter(({ kind }) => kind === "metric");
      // Common attributes are given once, when the recorders are created.
      if (entries.length === 0 || attribute.origin === "common" || boundOf(attribute) !== null) continue;
      const { key, place, path, values, open } = attribute;
      const kind =
        values.length === 0 || attribute.isArray
          ? `can be any ${typeName(attribute)}`
          : open
            ? "is open"
            : "has a value that stands for any text";
      yield {
        place,
        message: `the attribute "${key}"${carriers(entries.length)} ${kind}, and has no "max_values"`,
        help: `add "max_values:" with the most that a process will record; further ones become ${attribute.isArray ? "the overflow series" : "_other"}`,
        at: path,
        entries,
      };
    }
  },
};

function carriers(count: number): string {
  return count === 1 ? "" : ` of ${count} metrics`;
}
