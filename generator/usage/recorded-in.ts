import { isRecorded } from "../model/emission.js";
import type { EntryKind } from "../vocabulary.js";
import type { UsedMetric } from "./used-catalog.js";

/** A file that records an entry, from the catalog's folder; the line of its first call is null where nobody keeps it. */
export type RecordedPlace = { readonly file: string; readonly line: number | null };

/** By exported name; of one that is not there, nothing is known. */
export type RecordedIn = ReadonlyMap<string, readonly RecordedPlace[]>;

/** The same of each kind, as an event and a metric may have one name; of a kind that is not there, nothing is known. */
export type RecordedEntries = { readonly [Kind in EntryKind]?: RecordedIn };

/** The files of the program that record each metric, sorted; `below` gives a path from the catalog's folder. */
export function recordedIn(metrics: readonly UsedMetric[], below: (path: string) => string): RecordedIn {
  return new Map(
    metrics.flatMap(({ metric, uses, others }) => {
      if (!isRecorded(metric)) return [];
      const files = new Set([...uses, ...others].map(({ place }) => below(place.path)));
      return [[metric.name, [...files].sort().map((file) => ({ file, line: null }))] as const];
    }),
  );
}

/** The text of the file that `recorded_in` names. Without lines, so that an edit elsewhere in the code changes nothing. */
export function recordedInText(recorded: RecordedIn): string {
  const names = [...recorded.keys()].sort();
  const metrics = Object.fromEntries(names.map((name) => [name, recorded.get(name)?.map(({ file }) => file)]));
  return `${JSON.stringify({ format: 1, recorded_in: metrics }, null, 2)}\n`;
}

/** What such a text says; undefined where it is none. */
export function readRecordedIn(text: string): RecordedIn | undefined {
  const { format, recorded_in: written } = objectOf(parsed(text));
  if (format !== 1 || typeof written !== "object" || written === null || Array.isArray(written)) return undefined;
  const entries = Object.entries(written).map(([name, files]) => [name, filesOf(files)] as const);
  return new Map(entries.flatMap(([name, places]) => (places === undefined ? [] : [[name, places] as const])));
}

function filesOf(files: unknown): readonly RecordedPlace[] | undefined {
  if (!Array.isArray(files)) return undefined;
  return files.flatMap((file: unknown) => (typeof file === "string" ? [{ file, line: null }] : []));
}

/** What the JSON report of `meterbook usage` says, with lines; undefined where it is none. */
export function readUsageReport(text: string, below: (path: string) => string): RecordedEntries | undefined {
  const { format, command, metrics, signals } = objectOf(parsed(text));
  if (format !== 1 || command !== "usage" || !Array.isArray(metrics)) return undefined;
  const others = Array.isArray(signals) ? signals.map(objectOf) : [];
  const ofKind = (wanted: EntryKind) =>
    reportedEntries(
      others.filter(({ kind }) => kind === wanted),
      below,
    );
  return { metric: reportedEntries(metrics.map(objectOf), below), event: ofKind("event"), span: ofKind("span") };
}

function reportedEntries(entries: readonly Json[], below: (path: string) => string): RecordedIn {
  const read = entries.flatMap(({ name, status, uses, through = [] }) => {
    const isOne = typeof name === "string" && (status === "active" || status === "deprecated");
    if (!isOne || !Array.isArray(uses) || !Array.isArray(through)) return [];
    return [[name, firstLines([...uses, ...through].map(objectOf), below)] as const];
  });
  return new Map(read);
}

function firstLines(calls: readonly Json[], below: (path: string) => string): readonly RecordedPlace[] {
  const lines = new Map<string, number>();
  for (const { file, line } of calls) {
    if (typeof file !== "string" || typeof line !== "number") continue;
    const path = below(file);
    lines.set(path, Math.min(line, lines.get(path) ?? line));
  }
  return [...lines.keys()].sort().map((file) => ({ file, line: lines.get(file) ?? null }));
}

type Json = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
