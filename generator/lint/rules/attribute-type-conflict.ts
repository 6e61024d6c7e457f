import { typeName } from "../../model/attribute-type.js";
import type { Attribute } from "../../model/catalog.js";
import { carriedAttributes } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

/** Backends give a key one type for all metrics, and reject or mistake the values of another. */
export const attributeTypeConflict: LintRule = {
  code: "attribute-type-conflict",
  needsAll: true,
  *check(subject) {
    const firsts = new Map<string, Attribute>();
    for (const { attribute, entries } of carriedAttributes(subject)) {
      const { key, place, path } = attribute;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, attribute);
      else if (typeName(first) !== typeName(attribute)) {
        yield {
          place,
          message: `the attribute "${key}" is ${typeName(attribute)} here, and ${typeName(first)} elsewhere`,
          help: "give it one type, best as a shared attribute, or another key",
          related: [{ place: first.place, message: `"${key}" is ${typeName(first)} here` }],
          at: path,
          entries,
        };
      }
    }
  },
};
