import type { CorrectnessCode } from "../../diagnostics/codes.js";
import type { Path, SourceText, Place } from "../../source.js";
import { instruments } from "../../vocabulary.js";
import type { Fault } from "./issue-branch.js";
import { suggestKey, isAttribute, meantKey } from "./key-suggestion.js";
import type { Locate } from "../locate.js";
import { kindOf, subjectOf } from "./place.js";
import { anyOf, quote } from "../quote.js";
import { knownKeys, partKeys } from "../schema/schema-keys.js";
import { suggestType, typeNames } from "./type-suggestion.js";
import { suggestValue } from "./value-suggestion.js";
import { explainUnquotedComma } from "./unquoted-comma.js";
import { valueAt } from "../value-at.js";

/** What a file is to be: the catalog itself, or a part that it includes. */
export type FileKind = "catalog" | "part";

/** A document as it was read, whose shape zod has checked. */
export type CheckedDocument = {
  readonly source: SourceText;
  readonly data: unknown;
  readonly locate: Locate;
  readonly kind: FileKind;
};

export type Explanation = {
  readonly code: CorrectnessCode;
  readonly place: Place;
  readonly message: string;
  readonly help?: string | undefined;
};

/** What the faults mean in the words of the catalog, each cause said once. */
export function explainFaults(faults: readonly Fault[], checked: CheckedDocument): readonly Explanation[] {
  const mistyped = new Set(faults.flatMap(({ kind, path }) => (kind === "mismatch" ? [JSON.stringify(path)] : [])));
  const causes = faults.filter(({ kind, path }) => kind === "mismatch" || !mistyped.has(JSON.stringify(path)));
  const lists = new Set<string>();
  return causes.flatMap((fault) => {
    const list = listOfMaps(fault, checked.data);
    if (list === undefined) return explainFault(fault, checked);
    const isFirst = lists.size < lists.add(JSON.stringify(list)).size;
    return isFirst ? [explainType(list, ["object"], checked)] : [];
  });
}

/** The list that an entry at fault stands in, when it is a map in the list of a metric's attributes: each of them is. */
function listOfMaps({ kind, path }: Fault, data: unknown): Path | undefined {
  const list = path.slice(0, -1);
  if (kind !== "mismatch" || kindOf(list) !== "attributes" || typeof path.at(-1) !== "number") return undefined;
  return typeof valueAt(data, path) === "object" ? list : undefined;
}

function explainFault(fault: Fault, checked: CheckedDocument): readonly Explanation[] {
  const { path } = fault;
  const value = valueAt(checked.data, path);
  if (value === undefined) return explainMissing(path, checked);
  if (fault.kind === "mismatch") return [explainType(path, fault.expected, checked)];
  const { issue } = fault;
  switch (issue.code) {
    case "unrecognized_keys":
      return explainUnknownKeys(issue.keys, path, checked);
    case "invalid_value":
      return [explainUnknownValue(path, issue.values.map(String), checked)];
    case "too_small":
      if (typeof value !== "number") return [explainEmpty(path, checked)];
      return [explainRange(path, issue.inclusive ? `at least ${issue.minimum}` : `above ${issue.minimum}`, checked)];
    case "too_big":
      return [explainRange(path, `at most ${issue.maximum}`, checked)];
    case "invalid_format":
      return [explainRange(path, "an address, such as https://example.com/schemas/1.4.0", checked)];
    default:
      return [explainRange(path, `otherwise (${issue.message})`, checked)];
  }
}

/** A key that is missing because it is misspelt is one finding, the other one. */
function explainMissing(path: Path, { data, locate }: CheckedDocument): readonly Explanation[] {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  if (isMisspelt(key, valueAt(data, parent), knownKeys(parent))) return [];
  const message = `${subjectOf(parent)} has no ${quote(key)}`;
  return [{ code: "missing-key", place: locate(path), message, help: additions[key] ?? `add "${key}:"` }];
}

const additions: Readonly<Record<string, string>> = {
  catalog: 'add "catalog: 1", the version of the format',
  name: 'add "name:", the name of the meter',
  metrics: 'add "metrics:" and the metrics below it',
  instrument: `add "instrument:" with ${anyOf(instruments)}`,
  text: 'add "text:" with Markdown, or "include:" with the path of a Markdown file',
};

function isMisspelt(key: string, map: unknown, allowed: readonly string[]): boolean {
  const written = typeof map === "object" && map !== null ? Object.keys(map) : [];
  return written.some((word) => !allowed.includes(word) && meantKey(word, allowed) === key);
}

function explainUnknownKeys(keys: readonly string[], path: Path, checked: CheckedDocument): readonly Explanation[] {
  const { data, locate } = checked;
  if (checked.kind === "part" && path.length === 0) return keys.map((key) => explainKeyOfPart(key, checked));
  const allowed = knownKeys(path);
  if (holdsAttributes(keys, path, data)) return [explainNested(keys, path, checked)];
  return keys.flatMap((key) => {
    const pieces = explainUnquotedComma(path, key, checked);
    if (pieces !== undefined) return pieces;
    const at = [...path, key];
    const place = locate(at, "key");
    if (allowed.includes(key)) {
      const message = `${subjectOf(path)} cannot have ${quote(key)} beside its other keys`;
      return [{ code: "unknown-key", place, message, help: "remove one of them" }];
    }
    const help = suggestKey({ key, value: valueAt(data, at), path, allowed });
    const message = `unknown key ${quote(key)} in ${subjectOf(path)}`;
    return [{ code: "unknown-key", place, message, help }];
  });
}

/** Whether an attribute that is called "attributes" is a map of them one level too deep. */
function holdsAttributes(keys: readonly string[], path: Path, data: unknown): boolean {
  const values = keys.map((key) => valueAt(data, [...path, key]));
  return kindOf(path) === "attribute" && path.at(-1) === "attributes" && values.every(isAttribute);
}

function explainNested(keys: readonly string[], path: Path, { locate }: CheckedDocument): Explanation {
  const parent = path.slice(0, -1);
  const message = `"attributes" stands inside ${subjectOf(parent)}, which holds the attributes itself`;
  const help = `remove the inner "attributes:", and write ${anyOf(keys.slice(0, 3).map(quote))} directly below ${quote(String(parent.at(-1)))}`;
  return { code: "unknown-key", place: locate(path, "key"), message, help };
}

function explainKeyOfPart(key: string, { data, locate }: CheckedDocument): Explanation {
  const place = locate([key], "key");
  if (key === "catalog") {
    const help = "leave it out of `include`, or remove what a part does not have";
    return { code: "unknown-key", place, message: "the file is a catalog of its own, and no part of one", help };
  }
  const help = knownKeys([]).includes(key)
    ? `write it in the catalog itself; a part may have ${partKeys.join(", ")}`
    : suggestKey({ key, value: valueAt(data, [key]), path: [], allowed: partKeys });
  return { code: "unknown-key", place, message: `unknown key ${quote(key)} in a part of the catalog`, help };
}

function explainUnknownValue(
  path: Path,
  allowed: readonly string[],
  { data, locate, source }: CheckedDocument,
): Explanation {
  const value = valueAt(data, path);
  const place = locate(path);
  if (value === null) return explainNothing(path, place, `allowed: ${allowed.join(", ")}`);
  const noun = kindOf(path) === "attribute" ? "type" : "value";
  const shown = typeof value === "string" ? quote(value) : source.text.slice(place.start, place.end);
  const message = `unknown ${noun} ${shown} for ${subjectOf(path)}`;
  return { code: "unknown-value", place, message, help: suggestValue(value, allowed, path, data) };
}

function explainType(
  path: Path,
  expected: readonly string[],
  { source, data, locate, kind }: CheckedDocument,
): Explanation {
  const value = valueAt(data, path);
  const place = locate(path);
  const written = source.text.slice(place.start, place.end);
  const help = suggestType({ path, expected, value, written, data });
  if (value === null) return explainNothing(path, place, help);
  const subject = kind === "part" && path.length === 0 ? "the part" : subjectOf(path);
  const message = `${subject} must be ${anyOf(typeNames(expected))}, found ${described(value)}`;
  return { code: "wrong-type", place, message, help };
}

function explainNothing(path: Path, place: Place, help: string | undefined): Explanation {
  return { code: "wrong-type", place, message: `nothing is written for ${subjectOf(path)}`, help };
}

function explainEmpty(path: Path, { data, locate }: CheckedDocument): Explanation {
  const entry = Array.isArray(valueAt(data, path)) ? "at least one entry" : "a text";
  const message = `${subjectOf(path)} is empty`;
  return { code: "wrong-value", place: locate(path), message, help: `write ${entry}, or remove the key` };
}

function explainRange(path: Path, wanted: string, { data, locate }: CheckedDocument): Explanation {
  const message = `${subjectOf(path)} must be ${wanted}, found ${described(valueAt(data, path))}`;
  return { code: "wrong-value", place: locate(path), message };
}

function described(value: unknown): string {
  if (typeof value === "string") return `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "a list";
  return value === null ? "nothing" : "a map";
}
