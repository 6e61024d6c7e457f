import { suggestion } from "../../diagnostics/suggest.js";
import type { Path } from "../../source.js";
import { valueAt } from "../value-at.js";
import { kindOf } from "./place.js";

/** Words of other tools and languages, for the word that is meant. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  string: ["text", "str", "varchar"],
  boolean: ["bool", "flag", "true", "false"],
  int: ["integer", "int32", "int64", "long", "uint", "count"],
  double: ["float", "float64", "float32", "decimal", "real", "number"],
  "string[]": ["array", "list", "strings", "texts", "string_array", "array_of_strings", "list_of_strings", "text[]"],
  "boolean[]": ["booleans", "boolean_array", "bools", "bool[]"],
  "int[]": ["ints", "int_array", "integers", "integer[]", "int64[]", "long[]"],
  "double[]": ["doubles", "double_array", "numbers", "number[]", "float[]", "float64[]"],
  counter: ["count", "sum", "monotonic"],
  up_down_counter: ["updown", "non_monotonic"],
  gauge: ["value", "last_value"],
  histogram: ["distribution", "summary", "timer", "timing", "duration"],
  development: ["experimental", "preview", "dev", "unstable"],
  release_candidate: ["rc", "candidate"],
  active: ["current", "live", "stable", "implemented"],
  planned: ["todo", "proposed", "draft", "future"],
  deprecated: ["obsolete"],
  removed: ["deleted", "gone", "dropped"],
  javascript: ["js", "ecmascript", "node"],
  typescript: ["ts"],
  esm: ["es", "module", "mjs", "import", "es6", "esnext"],
  commonjs: ["cjs", "require", "script"],
  personal: ["pii", "private"],
  public: ["none"],
};

/** What to do about a value that is not among the allowed words. */
export function suggestValue(
  value: unknown,
  allowed: readonly string[],
  path: Path,
  data: unknown,
): string | undefined {
  if (path.length === 1 && path[0] === "catalog") return 'write "catalog: 1", the format that this version reads';
  if (typeof value !== "string") return `allowed: ${allowed.join(", ")}`;
  return suggestByPlace(value, path, data) ?? suggestSynonym(value, allowed) ?? suggestion(value, allowed);
}

function suggestByPlace(word: string, path: Path, data: unknown): string | undefined {
  if (word.toLowerCase() === "enum") return suggestForEnum(path, data);
  if (path.at(-1) === "instrument") {
    const synchronous = /^(?:observable|async|asynchronous)_?(counter|up_?down_?counter|gauge)$/i.exec(word)?.[1];
    if (synchronous === undefined) return undefined;
    const instrument = /^up/i.test(synchronous) ? "up_down_counter" : synchronous.toLowerCase();
    return `write "instrument: ${instrument}" and "observable: true"`;
  }
  if (kindOf(path) !== "attribute" || valueAt(data, ["attributes", word]) === undefined) return undefined;
  return path.at(-1) === word
    ? "to use the shared attribute of that name, write nothing after the colon"
    : `to use the shared attribute, write "{ ref: ${word} }"`;
}

/** The values make the type. */
function suggestForEnum(path: Path, data: unknown): string | undefined {
  const isKey = path.at(-1) === "type" && kindOf(path) !== "attribute";
  if (!isKey && kindOf(path) !== "attribute") return undefined;
  const values = isKey ? valueAt(data, [...path.slice(0, -1), "values"]) : undefined;
  if (values !== undefined) return 'remove "type: enum": "values" says it all';
  return isKey
    ? 'write "values:" with a list of the allowed ones instead'
    : "write the allowed values as a list, in brackets";
}

function suggestSynonym(word: string, allowed: readonly string[]): string | undefined {
  const plain = word.toLowerCase().replaceAll("-", "_");
  const meant = allowed.find((candidate) => candidate === plain || synonyms[candidate]?.includes(plain));
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
}
