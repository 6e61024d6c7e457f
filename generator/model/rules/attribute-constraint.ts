import type { Attribute } from "../catalog.js";
import { definitions } from "../definitions.js";
import type { Rule } from "../resolution.js";

type Problem = { readonly field: string; readonly reason: string; readonly help: string };

export const attributeConstraint: Rule = {
  code: "attribute-constraint",
  *check(resolution) {
    for (const { attribute } of definitions(resolution)) {
      for (const { field, reason, help } of problemsOf(attribute)) {
        const place = resolution.locate([...attribute.path, field], "key");
        yield { place, message: `"${field}" of "${attribute.key}" ${reason}`, help };
      }
    }
  },
};

function* problemsOf(attribute: Attribute): Iterable<Problem> {
  const { type, values, open, pattern, maxLength, min, max, maxValues } = attribute;
  const closed = values.length > 0 && !open;
  if (open && values.length === 0) {
    yield { field: "open", reason: "stands without values", help: "list the known values, or remove it" };
  } else if (open && type === "boolean") {
    yield { field: "open", reason: "cannot stand beside a boolean, which has no other values", help: "remove it" };
  }
  for (const [field, value] of [
    ["pattern", pattern],
    ["max_length", maxLength],
  ] as const) {
    if (value === null) continue;
    if (type !== "string") yield { field, reason: `needs a string, not ${article(type)}`, help: "remove it" };
    else if (closed) yield { field, reason: "stands beside closed values, which say it all", help: "remove it" };
  }
  for (const [field, value] of [
    ["min", min],
    ["max", max],
  ] as const) {
    if (value === null) continue;
    if (type !== "int" && type !== "double")
      yield { field, reason: `needs a number, not ${article(type)}`, help: "remove it" };
    else if (closed) yield { field, reason: "stands beside closed values, which say it all", help: "remove it" };
  }
  if (min !== null && max !== null && min > max) {
    yield { field: "min", reason: `is ${min}, above "max", ${max}`, help: "swap the two" };
  }
  if (maxValues !== null && (type === "boolean" || (closed && values.every(({ kind }) => kind === "exact")))) {
    yield { field: "max_values", reason: "stands beside values that are bounded already", help: "remove it" };
  }
}

function article(type: string): string {
  return type === "int" ? "an int" : `a ${type}`;
}
