import type { AllowedValue, Attribute } from "../../model/catalog.js";
import { stringLiteral, templateText } from "../typescript/literal.js";

/** What a value of an attribute, or an item of its array, may be; an open set keeps its known values in completions. */
export function memberTypes({ type, values, open }: Attribute): readonly string[] {
  if (type === "boolean") return ["boolean"];
  if (values.length === 0) return [type === "string" ? "string" : "number"];
  const known = values.map((value) =>
    value.kind === "prefix" ? `\`${templateText(value.prefix)}\${string}\`` : literalType(value.value),
  );
  return open ? [...known, `(${type === "string" ? "string" : "number"} & Record<never, never>)`] : known;
}

function literalType(value: string | number): string {
  return typeof value === "number" ? String(value) : stringLiteral(value);
}

/** What is said of each value. */
export function valueNotes(values: readonly AllowedValue[]): string {
  const described: string[] = [];
  for (const value of values) {
    const note = valueNote(value);
    if (note !== "") described.push(`\`${written(value)}\`: ${note}`);
  }
  return described.join("; ");
}

/** TypeScript strikes no member of a union through, so that the comment says what is deprecated. */
function valueNote({ description, note, deprecated }: AllowedValue): string {
  const use = deprecated?.renamedTo ?? null;
  const ending = deprecated === null ? "" : `deprecated${use === null ? "" : `, use \`${use}\``}`;
  const sentences = [ending, description, note ?? ""].filter((text) => text !== "");
  return sentences.map((text) => (text.endsWith(".") ? text.slice(0, -1) : text)).join(". ");
}

function written(value: AllowedValue): string {
  return value.kind === "prefix" ? `${value.prefix}*` : String(value.value);
}
