import type { Path } from "../source.js";
import { kindOf } from "./place.js";
import { quote, shorten } from "./quote.js";
import { knownKeys } from "./schema-keys.js";

const words: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
  null: "nothing",
  "type name": "a type name",
};

/** How messages call types of zod: each once, and "nothing" last. */
export function typeWords(expected: readonly string[]): readonly string[] {
  const sorted = [...new Set(expected)].sort((a, b) => Number(a === "null") - Number(b === "null"));
  return [...new Set(sorted.map((type) => words[type] ?? type))];
}

/** A value of the wrong type: what the format expects, what is there, and how it is written. */
export type Mistyped = {
  readonly path: Path;
  readonly expected: readonly string[];
  readonly value: unknown;
  readonly written: string;
};

/** What to do about a value of the wrong type. */
export function adviseType(mistyped: Mistyped): string | undefined {
  if (mistyped.value === null) return adviseNothing(mistyped.path);
  return adviseByPlace(mistyped) ?? adviseScalar(mistyped) ?? adviseCollection(mistyped);
}

function adviseNothing(path: Path): string {
  switch (kindOf(path)) {
    case "metric":
      return 'begin with "instrument: counter", indented below it';
    case "metrics":
      return 'write the metrics below it, indented: "session.started:" and below that "instrument: counter"';
    case "attribute":
      return 'write its type, such as "string"';
    default:
      return "write a value, or remove the key";
  }
}

function adviseByPlace({ path, value }: Mistyped): string | undefined {
  const last = path.at(-1);
  const kind = kindOf(path);
  if (kind === "attribute" && typeof value === "boolean") return `write its type: "${last}: boolean"`;
  if (kind === "attribute" && typeof value === "number") return `write its type: "${last}: int" or "${last}: double"`;
  if (kindOf(path.slice(0, -1)) === "values" && typeof value === "boolean") {
    return 'for true and false, write "type: boolean" instead of "values"';
  }
  if (kind === "metric" && knownKeys(path).includes(String(last))) {
    return `"${last}" is a key of a metric: indent it below the metric's name`;
  }
  if (kind === "metric") return 'write its keys below it, indented, beginning with "instrument: counter"';
  if (kind === "metrics") return 'write each metric as a key: "session.started:", and its keys indented below it';
  if (kind === "context" || kind === "shared attributes")
    return 'write each attribute as a key with its type: "version: string"';
  if (last === "deprecated") return `write a map: deprecated: { since: "1.4.0", reason: … }`;
  if (path.at(-2) === "attributes" && typeof last === "number")
    return 'write a map, without dashes: "attributes: { tool: string }"';
  return undefined;
}

function adviseScalar({ expected, value, written }: Mistyped): string | undefined {
  const isScalar = typeof value === "number" || typeof value === "boolean";
  if (isScalar && expected.includes("string")) return `write it in quotes: ${quote(written)}`;
  if (typeof value !== "string") return undefined;
  if (expected.includes("boolean")) {
    if (/^(?:y|yes|on)$/i.test(value)) return 'write "true"';
    if (/^(?:n|no|off)$/i.test(value)) return 'write "false"';
    if (/^(?:true|false)$/i.test(value)) return "write it without quotes";
  }
  const asksNumber = expected.includes("number") || expected.includes("int");
  if (asksNumber && value.trim() !== "" && Number.isFinite(Number(value))) return `write it without quotes: ${value}`;
  return undefined;
}

function adviseCollection({ expected, value, written }: Mistyped): string | undefined {
  const asksText = expected.includes("string");
  if (asksText && written.startsWith("{")) return `a text that begins with "{" needs quotes: ${quote(written)}`;
  if (asksText && written.startsWith("[")) return `a text that begins with "[" needs quotes: ${quote(written)}`;
  if (expected.includes("array") && typeof value === "string") return `write a list: [${shorten(written)}]`;
  if (asksText && Array.isArray(value)) return "write one text";
  return undefined;
}
