import { valueAt } from "../../document/value-at.js";
import type { Amendment } from "../../edit/amendment.js";
import type { Attribute } from "../../model/catalog.js";
import { carriedAttributes } from "../carriers.js";
import type { LintRule } from "../lint-rule.js";

const pairs: readonly string[] = ["yes no", "true false", "on off", "1 0", "y n", "t f"].flatMap((pair) => [
  pair,
  pair.split(" ").reverse().join(" "),
]);

export const booleanInDisguise: LintRule = {
  code: "boolean-in-disguise",
  *check(subject) {
    for (const { attribute, entries } of carriedAttributes(subject)) {
      const pair = exactValues(attribute);
      if (attribute.open || attribute.isArray || !pairs.includes(pair.join(" ").toLowerCase())) continue;
      const [first, second] = pair;
      yield {
        place: attribute.place,
        message: `the values "${first}" and "${second}" of the attribute "${attribute.key}" mean true and false`,
        help: 'write "type: boolean" instead of the values',
        at: attribute.path,
        entries,
        amendments: written(attribute, valueAt(subject.document, attribute.path)),
      };
    }
  },
};

/** As a shorthand, or in place of the values. What is said of them, in words or by examples, would be lost: a person decides. */
function written({ path, values, examples }: Attribute, definition: unknown): readonly Amendment[] {
  if (examples.length > 0 || values.some(({ description }) => description !== "")) return [];
  if (Array.isArray(definition)) return [{ kind: "set", path, value: "boolean" }];
  if (valueAt(definition, ["values"]) === undefined) return [];
  return [
    { kind: "set", path: [...path, "type"], value: "boolean" },
    { kind: "remove", path: [...path, "values"] },
  ];
}

function exactValues({ values }: Attribute): readonly string[] {
  return values.flatMap((value) => (value.kind === "exact" ? [String(value.value)] : [`${value.prefix}*`]));
}
