import type * as z from "zod";
import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Path, SourceText } from "../source.js";
import { instruments } from "./catalog-document.js";
import { type Fault, faultsOf, valueAt } from "./issue-branch.js";
import { adviseKey } from "./key-advice.js";
import type { Locate } from "./locate.js";
import { kindOf, subjectOf } from "./place.js";
import { anyOf, quote } from "./quote.js";
import { adviseType, typeWord } from "./type-advice.js";
import { adviseValue } from "./value-advice.js";

/** What the shape of a document is judged by. */
export type Judged = {
  readonly source: SourceText;
  readonly data: unknown;
  readonly locate: Locate;
  readonly found: DiagnosticCollector;
};

/** Says in the words of the catalog what zod found. */
export function reportIssue(issue: z.core.$ZodIssue, judged: Judged): void {
  for (const fault of faultsOf(issue, judged.data)) reportFault(fault, judged);
}

function reportFault(fault: Fault, judged: Judged): void {
  if (fault.path.length > 0 && valueAt(judged.data, fault.path) === undefined) return reportMissing(fault.path, judged);
  if (fault.kind === "mismatch") return reportMismatch(fault.path, fault.expected, judged);
  const { issue, path } = fault;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.forEach((key) => reportUnknownKey(key, path, judged));
    case "invalid_value":
      return reportUnknownValue(path, issue.values.map(String), judged);
    case "too_small":
      return reportTooSmall(path, issue.minimum, judged);
    case "too_big":
      return reportRange(path, `at most ${issue.maximum}`, judged);
    default:
      return reportRange(path, `otherwise (${issue.message})`, judged);
  }
}

function reportMissing(path: Path, { locate, found }: Judged): void {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  found.report("missing-key", locate(path), `${subjectOf(parent)} has no ${quote(key)}`, { help: additions[key] ?? `add "${key}:"` });
}

const additions: Readonly<Record<string, string>> = {
  catalog: 'add "catalog: 1", the version of the format',
  name: 'add "name:", the name of the meter',
  metrics: 'add "metrics:" and the metrics below it',
  instrument: `add "instrument: ${anyOf(instruments)}"`,
};

function reportUnknownKey(key: string, path: Path, { data, locate, found }: Judged): void {
  const at = [...path, key];
  found.report("unknown-key", locate(at, "key"), `unknown key ${quote(key)} in ${subjectOf(path)}`, {
    help: adviseKey(key, valueAt(data, at), path),
  });
}

function reportUnknownValue(path: Path, allowed: readonly string[], { data, locate, found }: Judged): void {
  const value = valueAt(data, path);
  if (value === null) return reportEmpty(path, `allowed: ${allowed.join(", ")}`, { locate, found });
  const noun = kindOf(path) === "attribute" ? "type" : "value";
  const shown = typeof value === "string" ? quote(value) : describe(value);
  const help = typeof value === "string" ? adviseValue(value, allowed, path, data) : undefined;
  found.report("unknown-value", locate(path), `unknown ${noun} ${shown} for ${subjectOf(path)}`, {
    help: help ?? `allowed: ${allowed.join(", ")}`,
  });
}

function reportMismatch(path: Path, expected: readonly string[], { source, data, locate, found }: Judged): void {
  const value = valueAt(data, path);
  const span = locate(path);
  const mistyped = { path, expected, value, written: source.text.slice(span.start, span.end) };
  const help = adviseType(mistyped);
  if (value === null) return reportEmpty(path, help, { locate, found });
  const wanted = anyOf([...new Set(expected.map(typeWord))]);
  found.report("wrong-type", span, `${subjectOf(path)} must be ${wanted}, found ${describe(value)}`, { help });
}

function reportEmpty(path: Path, help: string | undefined, { locate, found }: Pick<Judged, "locate" | "found">): void {
  found.report("wrong-type", locate(path), `nothing is written for ${subjectOf(path)}`, { help });
}

function reportTooSmall(path: Path, minimum: number | bigint, judged: Judged): void {
  const value = valueAt(judged.data, path);
  if (typeof value === "number") return reportRange(path, minimum === 0 ? "greater than 0" : `at least ${minimum}`, judged);
  judged.found.report("wrong-value", judged.locate(path), `${subjectOf(path)} is empty`, {
    help: Array.isArray(value) ? "write at least one entry, or remove the key" : "write a text, or remove the key",
  });
}

function reportRange(path: Path, wanted: string, { data, locate, found }: Judged): void {
  found.report("wrong-value", locate(path), `${subjectOf(path)} must be ${wanted}, found ${describe(valueAt(data, path))}`);
}

function describe(value: unknown): string {
  if (typeof value === "string") return `the text ${quote(value)}`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return "a list";
  return value === null ? "nothing" : "a map";
}
