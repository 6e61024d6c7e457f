import { type Cursor, fail, isAtEnd, remark, skipSpace, take, takePattern, takeQuoted } from "./cursor.js";
import type { Exemplar, ExpositionFormat, Label } from "./exposition.js";
import { quoted } from "./finding.js";

/** A sample before its family is known. */
export type ReadSample = {
  readonly name: string;
  readonly labels: readonly Label[];
  readonly value: number;
  readonly timestampMs: number | null;
  readonly exemplar: Exemplar | null;
};

const word = /[^\s{},="]+/y;
const numeric = /[^\s#]+/y;

/** A line with a value; undefined where the cursor is broken. */
export function readSample(cursor: Cursor, format: ExpositionFormat): ReadSample | undefined {
  const bare = takeName(cursor);
  skipSpace(cursor);
  const { name: inner, labels } = take(cursor, "{") ? takeLabels(cursor, bare === "") : nothing;
  const name = bare === "" ? inner : bare;
  if (name === "") fail(cursor, "invalid-name", "the line has no name of a metric", 0);
  skipSpace(cursor);
  const value = takeValue(cursor);
  skipSpace(cursor);
  const timestampMs = takeTimestamp(cursor, format);
  skipSpace(cursor);
  const exemplar = takeExemplar(cursor, format);
  return cursor.isBroken ? undefined : { name, labels, value, timestampMs, exemplar };
}

type Braces = { readonly name: string; readonly labels: readonly Label[] };

const nothing: Braces = { name: "", labels: [] };

function takeName(cursor: Cursor): string {
  const at = cursor.at;
  const name = takePattern(cursor, word);
  if (name !== "" && !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) {
    fail(cursor, "invalid-name", `${quoted(name)} is no name of a metric; others than letters stand in quotes`, at);
  }
  return name;
}

/** Between braces: labels, and the metric's name in quotes where it does not stand before them. */
function takeLabels(cursor: Cursor, mayName: boolean): Braces {
  const labels: Label[] = [];
  const names = new Set<string>();
  let name = "";
  skipSpace(cursor);
  while (!cursor.isBroken && !take(cursor, "}")) {
    const at = cursor.at;
    const isQuoted = take(cursor, '"');
    const key = isQuoted ? takeQuoted(cursor) : takePattern(cursor, word);
    skipSpace(cursor);
    if (take(cursor, "=")) {
      labels.push({ name: labelName(cursor, key, isQuoted, names, at), value: takeLabelValue(cursor) });
    } else if (isQuoted && mayName && name === "" && labels.length === 0) {
      name = key;
      if (name === "") fail(cursor, "invalid-name", "the name of the metric is empty", at);
    } else {
      fail(cursor, "invalid-label", `expected a label such as ${quoted('method="GET"')}`, at);
    }
    separate(cursor);
  }
  return { name, labels };
}

function labelName(cursor: Cursor, key: string, isQuoted: boolean, names: Set<string>, at: number): string {
  const isValid = isQuoted ? key !== "" : /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key);
  if (!isValid)
    fail(cursor, "invalid-label", `${quoted(key)} is no name of a label; others than letters stand in quotes`, at);
  if (names.has(key)) fail(cursor, "duplicate-label", `the label ${quoted(key)} stands twice`, at);
  names.add(key);
  return key;
}

function takeLabelValue(cursor: Cursor): string {
  skipSpace(cursor);
  if (take(cursor, '"')) return takeQuoted(cursor);
  fail(cursor, "invalid-label", "the value of a label stands in quotes");
  return "";
}

function separate(cursor: Cursor): void {
  skipSpace(cursor);
  const isSeparated = take(cursor, ",");
  skipSpace(cursor);
  if (!isSeparated && cursor.line[cursor.at] !== "}") fail(cursor, "invalid-label", "expected `,` or `}`");
}

function takeValue(cursor: Cursor): number {
  const at = cursor.at;
  const text = takePattern(cursor, numeric);
  const value = numberOf(text);
  if (value === undefined)
    fail(cursor, "invalid-value", text === "" ? "the line has no value" : `${quoted(text)} is no number`, at);
  return value ?? Number.NaN;
}

/** Whole milliseconds in Prometheus text, seconds in OpenMetrics. */
function takeTimestamp(cursor: Cursor, format: ExpositionFormat): number | null {
  const at = cursor.at;
  const text = takePattern(cursor, numeric);
  if (text === "") return null;
  const value = format === "text" && !/^[+-]?\d+$/.test(text) ? undefined : numberOf(text);
  if (value === undefined || !Number.isFinite(value)) {
    const wanted = format === "text" ? "whole milliseconds" : "seconds";
    fail(cursor, "invalid-timestamp", `${quoted(text)} is no timestamp in ${wanted}`, at);
    return null;
  }
  return format === "text" ? value : value * 1000;
}

/** What stands behind `#`. One that cannot be read is left out, and its sample stays. */
function takeExemplar(cursor: Cursor, format: ExpositionFormat): Exemplar | null {
  if (isAtEnd(cursor)) return null;
  const at = cursor.at;
  const inner: Cursor = { line: cursor.line, at, faults: [], isBroken: false };
  const exemplar = format === "openmetrics" && take(inner, "#") ? readExemplar(inner) : undefined;
  const [fault] = inner.faults.filter(({ isFatal }) => isFatal);
  cursor.at = cursor.line.length;
  if (exemplar !== undefined && fault === undefined) return exemplar;
  if (cursor.line[at] !== "#") {
    fail(cursor, "invalid-line", `expected the end of the line, not ${quoted(cursor.line.slice(at))}`, at);
    return null;
  }
  const message =
    format === "text" ? "Prometheus text has no exemplars; OpenMetrics has" : "the exemplar cannot be read";
  remark(cursor, "invalid-exemplar", fault === undefined ? message : `${message}: ${fault.message}`, fault?.at ?? at);
  return null;
}

function readExemplar(cursor: Cursor): Exemplar | undefined {
  skipSpace(cursor);
  if (!take(cursor, "{")) {
    fail(cursor, "invalid-exemplar", "expected `{`");
    return undefined;
  }
  const { labels } = takeLabels(cursor, false);
  skipSpace(cursor);
  const value = takeValue(cursor);
  skipSpace(cursor);
  const timestampMs = takeTimestamp(cursor, "openmetrics");
  skipSpace(cursor);
  if (!isAtEnd(cursor))
    fail(cursor, "invalid-exemplar", `expected the end of the line, not ${quoted(cursor.line.slice(cursor.at))}`);
  return { labels, value, timestampMs };
}

const special: ReadonlyMap<string, number> = new Map([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["infinity", Number.POSITIVE_INFINITY],
]);

/** A number as Go and Python read it: decimal, `NaN`, `+Inf`, in any case. */
function numberOf(text: string): number | undefined {
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return Number(text);
  const sign = text.startsWith("-") ? -1 : 1;
  const value = special.get(text.replace(/^[+-]/, "").toLowerCase());
  return value === undefined ? undefined : sign * value;
}
