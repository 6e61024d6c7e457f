import { DiagnosticCollector } from "../diagnostics/collector.js";
import { placeOf } from "../diagnostics/diagnostic.js";
import { datedCodes } from "../diagnostics/lint-codes.js";
import { composeYaml } from "../document/yaml/compose.js";
import { createLocate, type Locate } from "../document/locate.js";
import { readNodes } from "../document/yaml/read-nodes.js";
import type { Path, SourceText, Place } from "../source.js";

/** A finding that was there when the baseline was written, by what does not change when the catalog is edited elsewhere. */
export type BaselineEntry = { readonly code: string; readonly at: Path; readonly detail: string | null };

/** An entry as its file holds it. */
export type WrittenEntry = BaselineEntry & { readonly place: Place };

export type BaselineProblem = { readonly place: Place; readonly message: string };

/** The file that stands beside `catalog.yaml` as `catalog.baseline.json`. */
export function baselineBeside(file: string): string {
  return `${file.replace(/\.ya?ml$/, "")}.baseline.json`;
}

/** What a baseline accepts, and what it lists for nothing. */
export type Sifted<Found extends BaselineEntry, Entry extends BaselineEntry> = {
  readonly left: readonly Found[];
  readonly accepted: number;
  readonly unused: readonly Entry[];
};

export function sift<Found extends BaselineEntry, Entry extends BaselineEntry>(
  findings: readonly Found[],
  entries: readonly Entry[],
): Sifted<Found, Entry> {
  if (entries.length === 0) return { left: findings, accepted: 0, unused: [] };
  const listed = new Set(entries.map(keyOf));
  const isAccepted = (each: Found) => isLasting(each) && listed.has(keyOf(each));
  const found = new Set(findings.filter(isAccepted).map(keyOf));
  return {
    left: findings.filter((each) => !isAccepted(each)),
    accepted: findings.filter(isAccepted).length,
    unused: entries.filter((entry) => !found.has(keyOf(entry))),
  };
}

/** The baseline that accepts all findings but those that a calendar decides; the same for the same findings. */
export function entriesOf(findings: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const entries = findings.filter(isLasting).map(({ code, at, detail }) => ({ code, at, detail }));
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** An entry as it is called after a renaming: of what it is about, or of what stands above that. */
export function followed(
  entry: BaselineEntry,
  { path, key }: { readonly path: Path; readonly key: string },
): BaselineEntry {
  const last = path.length - 1;
  const detail = entry.detail === path[last] ? key : entry.detail;
  if (!path.every((step, index) => entry.at[index] === step)) return { ...entry, detail };
  return { ...entry, at: [...entry.at.slice(0, last), key, ...entry.at.slice(last + 1)], detail };
}

/** One entry a line, so that versions merge line by line. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ code, at, detail }) => {
    return `\n    ${JSON.stringify({ code, at, ...(detail !== null && { detail }) })}`;
  });
  return `{\n  "version": 1,\n  "findings": [${lines.join(",")}${lines.length === 0 ? "" : "\n  "}]\n}\n`;
}

export function readBaseline(source: SourceText): readonly WrittenEntry[] | BaselineProblem {
  const found = new DiagnosticCollector();
  const root = composeYaml(source, found);
  if (root === undefined) return problemOf(source, found, "is no JSON");
  const { data, located } = readNodes(root, source, found);
  if (found.hasErrors) return problemOf(source, found, "is no baseline");
  return entriesIn(data, createLocate(located, source));
}

function problemOf(source: SourceText, found: DiagnosticCollector, message: string): BaselineProblem {
  const [first] = found.sorted();
  return { place: (first && placeOf(first)) ?? { source, start: 0, end: 0 }, message: first?.message ?? message };
}

function entriesIn(data: unknown, locate: Locate): readonly WrittenEntry[] | BaselineProblem {
  if (!isMap(data) || data["version"] !== 1)
    return { place: locate(["version"]), message: 'it does not say "version": 1' };
  const { findings } = data;
  if (!Array.isArray(findings)) return { place: locate(["findings"]), message: '"findings" is no list' };
  const entries = findings.map(entryOf);
  const wrong = entries.indexOf(undefined);
  if (wrong === -1) {
    return entries.flatMap((entry, index) => (entry ? [{ ...entry, place: locate(["findings", index]) }] : []));
  }
  const message = `entry ${wrong + 1} of "findings" does not say which "code" it accepts, and "at" which path`;
  return { place: locate(["findings", wrong]), message };
}

function entryOf(written: unknown): BaselineEntry | undefined {
  if (!isMap(written)) return undefined;
  const { code, at, detail = null } = written;
  const isPath = Array.isArray(at) && at.every((step) => typeof step === "string" || typeof step === "number");
  const isDetail = detail === null || typeof detail === "string";
  return typeof code === "string" && isPath && isDetail ? { code, at, detail } : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLasting({ code }: BaselineEntry): boolean {
  return !datedCodes.some((each) => each === code);
}

function keyOf({ code, at, detail }: BaselineEntry): string {
  return JSON.stringify([code, at, detail]);
}
