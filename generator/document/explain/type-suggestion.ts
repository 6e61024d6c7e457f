import type { Path } from "../../source.js";
import { helpForList } from "./list-style.js";
import { kindOf } from "./place.js";
import { anyOf, quote, shorten } from "../quote.js";
import { attributeTypes, instruments } from "../../vocabulary.js";
import { knownKeys } from "../schema/schema-keys.js";
import { valueAt } from "../value-at.js";

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
export function typeNames(expected: readonly string[]): readonly string[] {
  const sorted = [...new Set(expected)].sort((a, b) => Number(a === "null") - Number(b === "null"));
  return [...new Set(sorted.map((type) => words[type] ?? type))];
}

/** A value of the wrong type: what the format expects, what is there, and how it is written. */
type Mistyped = {
  readonly path: Path;
  readonly expected: readonly string[];
  readonly value: unknown;
  readonly written: string;
  /** The whole document. */
  readonly data: unknown;
};

/** What to do about a value of the wrong type. */
export function suggestType(mistyped: Mistyped): string | undefined {
  if (mistyped.value === null) return suggestNothing(mistyped.path);
  return suggestByPlace(mistyped) ?? suggestScalar(mistyped) ?? suggestCollection(mistyped);
}

function suggestNothing(path: Path): string {
  switch (kindOf(path)) {
    case "entry":
      return `write "instrument:" below it, indented, with ${anyOf(instruments)}`;
    case "entries":
      return 'write the metrics below it, indented, each as its name and a colon; for none, write "metrics: {}"';
    case "attribute":
      return `write its type: ${anyOf(attributeTypes)}`;
    default:
      return "write a value, or remove the key";
  }
}

function suggestByPlace({ path, value, data }: Mistyped): string | undefined {
  const last = path.at(-1);
  const kind = kindOf(path);
  if (Array.isArray(value) && (isMapOfNamed(kind) || kind === "attributes")) return helpForList(path, value);
  const pairs = typeof value === "string" ? gluedPairs(value, knownKeys(path)).map(quote) : [];
  const lines = pairs.length > 1 ? ", each on a line of its own" : "";
  if (pairs.length > 0) return `write ${pairs.join(" and ")}${lines}, indented below ${quote(String(last))}`;
  if (kind === "attribute" && typeof value === "boolean") return `write its type: "${last}: boolean"`;
  if (kind === "attribute" && typeof value === "number") return `write its type: "${last}: int" or "${last}: double"`;
  if (kindOf(path.slice(0, -1)) === "values" && typeof value === "boolean") {
    return 'for true and false, write "type: boolean" instead of "values"';
  }
  if (kind === "entry" && knownKeys(path).includes(String(last))) {
    return `"${last}" is a key of a metric: indent it below the metric's name`;
  }
  if (kind === "entry" && Array.isArray(value)) return "remove the dashes: a metric's keys stand without them";
  if (kind === "entry")
    return `write its keys below it, indented; "instrument:" with ${anyOf(instruments)} is one of them`;
  if (kind === "entries") return "write each metric as its name and a colon, and its keys indented below it";
  if (kind === "imported entries") return `write each as its name and a colon: ${last}: { ${listedNames(value)} }`;
  if (kind === "imported entry") {
    return `write nothing behind the colon, or what this program says of it: ${anyOf(knownKeys(path))}`;
  }
  if (isMapOfNamed(kind)) return "write each attribute as its name and a colon, and its type behind it";
  if (last === "deprecated") return suggestForDeprecated(value);
  if (path.at(-2) === "buckets" && typeof value === "string")
    return suggestForBucket(value, valueAt(data, [...path.slice(0, -2), "unit"]));
  return undefined;
}

/** What was listed otherwise, as it is listed. */
function listedNames(value: unknown): string {
  const names = [value].flat().filter((name) => typeof name === "string" && /^[\w./*-]{1,64}$/.test(name));
  const shown = names.length === 0 ? ["tool.*"] : names.slice(0, 3);
  return `${shown.map((name) => (name === "*" ? '"*"' : name)).join(": , ")}:`;
}

function isMapOfNamed(kind: ReturnType<typeof kindOf>): boolean {
  return kind === "entries" || kind === "context" || kind === "shared attributes";
}

/** `instrument:counter` and `instrument = counter` are one text to YAML, with those on the lines below it. */
function gluedPairs(text: string, known: readonly string[]): readonly string[] {
  const starts = [...text.matchAll(/(?<!\S)([\w.-]+)\s*(?::=|=>|=|:)\s*(?=\S)/g)].filter(([, key = ""]) =>
    known.includes(key),
  );
  if (starts[0]?.index !== 0 || text.includes("\n")) return [];
  return starts.map(({ index, 0: start, 1: key }, at) => {
    return `${key}: ${text.slice(index + start.length, starts[at + 1]?.index).trim()}`;
  });
}

function suggestForDeprecated(value: unknown): string {
  if (value === true) return 'write a map with the reason: "deprecated: { reason: … }"; or "status: deprecated" alone';
  if (typeof value !== "string" && typeof value !== "number") return "remove it, or write a map with the reason";
  const key = /^v?\d+(?:\.\d+)*$/.test(String(value)) ? "since" : "reason";
  return `write a map: "deprecated: { ${key}: '${shorten(String(value).replaceAll("'", "''"))}' }"`;
}

/** `1ms`, `1_000`: the unit stands for all boundaries, and YAML 1.2 has plain numbers only. */
function suggestForBucket(text: string, unit: unknown): string | undefined {
  const [, digits = "", suffix = ""] = /^([\d_.,]*\d)\s*([a-zA-Zµμ%]*)$/.exec(text.trim()) ?? [];
  const number = Number(digits.replace(/[_,]/g, ""));
  if (digits === "" || !Number.isFinite(number)) return undefined;
  if (suffix === "" || suffix === unit) return `write ${number}`;
  if (unit === undefined) return `write ${number}, and "unit: ${suffix}" on the metric`;
  return `write the number alone, in the metric's unit, ${String(unit)}`;
}

function suggestScalar({ expected, value, written }: Mistyped): string | undefined {
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

function suggestCollection({ expected, value, written }: Mistyped): string | undefined {
  const asksText = expected.includes("string");
  if (asksText && written.startsWith("{")) return `a text that begins with "{" needs quotes: ${quote(written)}`;
  if (asksText && written.startsWith("[")) return `a text that begins with "[" needs quotes: ${quote(written)}`;
  if (expected.includes("array") && typeof value === "string") return `write a list: [${shorten(written)}]`;
  if (asksText && Array.isArray(value)) return "write one text";
  return undefined;
}
