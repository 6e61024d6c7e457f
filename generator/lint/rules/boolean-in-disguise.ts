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
    for (const { attribute, metrics } of carriedAttributes(subject)) {
      const pair = exactValues(attribute);
      if (attribute.open || !pairs.includes(pair.join(" ").toLowerCase())) continue;
      const [first, second] = pair;
      yield {
        span: attribute.span,
        message: `the values "${first}" and "${second}" of the attribute "${attribute.key}" mean true and false`,
        help: 'write "type: boolean" instead of the values',
        at: attribute.path,
        metrics,
      };
    }
  },
};

function exactValues({ values }: Attribute): readonly string[] {
  return values.flatMap((value) => (value.kind === "exact" ? [String(value.value)] : [`${value.prefix}*`]));
}
