import { isRecorded } from "../model/emission.js";
import type { EntryKind } from "../vocabulary.js";
import type { UsedEntry } from "./used-catalog.js";

/** A file that records an entry, from the catalog's folder; the line of its first call is null where nobody keeps it. */
export type RecordedPlace = { readonly file: string; readonly line: number | null };

/** By exported name; of one that is not there, nothing is known. */
export type RecordedIn = ReadonlyMap<string, readonly RecordedPlace[]>;

/** The same of each kind, as an event and a metric may have one name; of a kind that is not there, nothing is known. */
export type RecordedEntries = { readonly [Kind in EntryKind]?: RecordedIn };

/** Each kind with what is known of it. */
export function byKind(known: (kind: EntryKind) => RecordedIn): Required<RecordedEntries> {
  return { metric: known("metric"), event: known("event"), span: known("span") };
}

/** The files of the program that record each entry, sorted; `below` gives a path from the catalog's folder. */
export function recordedIn(entries: readonly UsedEntry[], below: (path: string) => string): RecordedEntries {
  return byKind((kind) => {
    const recorded = entries.filter(({ entry }) => entry.kind === kind && isRecorded(entry));
    return new Map(
      recorded.map(({ entry, uses, others }) => {
        const files = new Set([...uses, ...others].map(({ place }) => below(place.path)));
        return [entry.name, [...files].sort().map((file) => ({ file, line: null }))];
      }),
    );
  });
}

/** The text of the file that `recorded_in` names. Without lines, so that an edit elsewhere in the code changes nothing. */
export function recordedInText({ metric, event, span }: RecordedEntries): string {
  // A catalog without events or spans has a file without them.
  const events = event?.size ? { events: filesByName(event) } : {};
  const spans = span?.size ? { spans: filesByName(span) } : {};
  const file = { format: 1, recorded_in: filesByName(metric ?? new Map()), ...events, ...spans };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function filesByName(recorded: RecordedIn): object {
  const names = [...recorded.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, recorded.get(name)?.map(({ file }) => file)]));
}

/** What such a text says; undefined where it is none. Of events and spans, nothing is known where it leaves them out. */
export function readRecordedIn(text: string): RecordedEntries | undefined {
  const { format, recorded_in: metrics, events = {}, spans = {} } = objectOf(parsed(text));
  if (format !== 1 || ![metrics, events, spans].every(isObject)) return undefined;
  return { metric: placesOf(metrics), event: placesOf(events), span: placesOf(spans) };
}

function placesOf(written: unknown): RecordedIn {
  const entries = Object.entries(objectOf(written)).map(([name, files]) => [name, filesOf(files)] as const);
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
  return byKind((wanted) => {
    const entries = wanted === "metric" ? metrics.map(objectOf) : others.filter(({ kind }) => kind === wanted);
    return reportedEntries(entries, below);
  });
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

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
