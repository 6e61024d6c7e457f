import type { Attribute } from "../catalog.js";
import { definitions } from "../definitions.js";
import type { Rule } from "../resolution.js";

export const attributeValues: Rule = {
  code: "attribute-values",
  *check(resolution) {
    for (const { attribute } of definitions(resolution)) {
      const problem = problemOf(attribute);
      if (problem === undefined) continue;
      const [message, help] = problem;
      yield { place: resolution.locate([...attribute.path, "values"], "key"), message, help };
    }
  },
};

function problemOf({ key, type, values }: Attribute): readonly [message: string, help: string] | undefined {
  if (values.length === 0) return undefined;
  const texts = values.map((each) => (each.kind === "prefix" ? `${each.prefix}*` : each.value));
  const doubled = firstDoubled(texts);
  if (doubled !== undefined) return [`"${key}" lists the value "${doubled}" twice`, "remove one"];
  if (texts.includes("*"))
    return [`"${key}" allows "*", which is any text`, 'write "type: string", or "open: true" beside the known values'];
  if (texts.includes("")) return [`"${key}" lists an empty text`, 'leave the attribute out instead: "required: false"'];
  if (type === "boolean") return [`"${key}" is a boolean and lists values`, 'remove "values"'];
  const mismatch = texts.find((text) => (typeof text === "number") === (type === "string"));
  if (mismatch !== undefined) {
    const written = typeof mismatch === "number" ? String(mismatch) : `"${mismatch}"`;
    return [
      `the value ${written} of "${key}" is no ${type}`,
      "write all values as texts in quotes, or all as numbers in a list",
    ];
  }
  const fraction = type === "int" ? texts.find((text) => !Number.isInteger(text)) : undefined;
  return fraction === undefined ? undefined : [`the value ${fraction} of "${key}" is no int`, 'write "type: double"'];
}

function firstDoubled<Value>(values: readonly Value[]): Value | undefined {
  const seen = new Set<Value>();
  return values.find((value) => seen.size === seen.add(value).size);
}
