import { Scalar, stringify } from "yaml";
import { unseenInProse } from "../unseen.js";

export type ScalarValue = string | number | boolean | null;

/** `compat` puts what older readers of YAML take for a boolean or a date in quotes: `"yes"`, `"2027-01-31"`. */
const options = { version: "1.2", schema: "core", compat: "yaml-1.1", lineWidth: 0, blockQuote: "literal" } as const;

/** Characters that a YAML text must not hold, or that no person would see. */
const unseen = new RegExp(unseenInProse, "u");
const unseenInBlock = new RegExp(`(?![\\t\\n])${unseenInProse}`, "u");
const everyUnseen = new RegExp(unseenInProse, "gu");

/** Whether a text of several lines can stand as a block below its key, whatever blank lines follow it. */
export function isBlockText(value: unknown): value is string {
  if (typeof value !== "string" || !value.includes("\n")) return false;
  return !/\n\s+$|^\s*$/.test(value) && !unseenInBlock.test(value);
}

/** Words with single spaces between them, which need no quotes anywhere: nearly all names, and many sentences. */
const plainWords = /^[A-Za-z][\w./-]*(?: [A-Za-z(][\w./()'-]*)*$/;
/** What one reader of YAML or another takes for something else than a text. */
const otherMeaning = /^(?:y|yes|n|no|true|false|on|off|null|nan|inf)$/i;

function isPlain(value: ScalarValue, like: Scalar.Type | undefined): value is string {
  return like === undefined && typeof value === "string" && plainWords.test(value) && !otherMeaning.test(value);
}

/** On one line. In brackets more needs quotes; `like` is how the value before it was quoted. */
export function scalarText(value: ScalarValue, inBrackets: boolean, like?: Scalar.Type): string {
  if (isPlain(value, like)) return value;
  if (typeof value === "string" && unseen.test(value)) return escaped(value);
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
  return JSON.stringify(value).replace(everyUnseen, spelling);
}

/** YAML has an escape of eight digits for what is beyond the first 65 536. */
function spelling(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16);
  return digits.length > 4 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}
