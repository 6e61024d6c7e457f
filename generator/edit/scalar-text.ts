import { Scalar, stringify } from "yaml";

export type ScalarValue = string | number | boolean | null;

/** `compat` puts what older readers of YAML take for a boolean or a date in quotes: `"yes"`, `"2027-01-31"`. */
const options = { version: "1.2", schema: "core", compat: "yaml-1.1", lineWidth: 0, blockQuote: "literal" } as const;

/** Characters that a YAML text must not hold, or that no person would see. */
const unseen = /[^\P{Cc}\t\n]|[\p{Cs}\u2028\u2029\ufeff]/u;
const unescaped = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/** Whether a text of several lines can stand as a block below its key, whatever blank lines follow it. */
export function isBlockText(value: unknown): value is string {
  if (typeof value !== "string" || !value.includes("\n")) return false;
  return !/\n\s+$|^\s*$/.test(value) && !unseen.test(value);
}

/** On one line. In brackets more needs quotes; `like` is how the value before it was quoted. */
export function scalarText(value: ScalarValue, inBrackets: boolean, like?: Scalar.Type): string {
  if (typeof value === "string" && (value.includes("\n") || unseen.test(value))) return escaped(value);
  const node = new Scalar(value);
  if (typeof value === "string" && (like === "QUOTE_DOUBLE" || like === "QUOTE_SINGLE")) node.type = like;
  if (!inBrackets) return stringify({ k: node }, options).slice("k: ".length, -1);
  return stringify([node], { ...options, collectionStyle: "flow" }).slice("[ ".length, -" ]\n".length);
}

/** A text of several lines behind its key: `|-`, then the lines, indented by two columns. */
export function blockTextLines(value: string): readonly string[] {
  const lines = stringify({ k: value }, options).slice("k: ".length).split("\n");
  return lines.slice(0, -1);
}

function escaped(value: string): string {
  return JSON.stringify(value).replace(unescaped, spelling);
}

function spelling(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
