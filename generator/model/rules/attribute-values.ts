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
  const doubled = texts.find((text, index) => texts.indexOf(text) !== index);
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
  const lost = values.find(
    ({ deprecated }) => deprecated?.renamedTo && !texts.map(String).includes(deprecated.renamedTo),
  );
  if (lost?.deprecated?.renamedTo !== undefined)
    return [
      `"renamed_to: ${lost.deprecated.renamedTo}" of a value of "${key}" leads to no value`,
      `name one of ${texts.join(", ")}`,
    ];
  const fraction = type === "int" ? texts.find((text) => !Number.isInteger(text)) : undefined;
  return fraction === undefined ? undefined : [`the value ${fraction} of "${key}" is no int`, 'write "type: double"'];
}
