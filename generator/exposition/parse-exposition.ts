import { type Cursor, cursorOf } from "./cursor.js";
import type { Exposition, ExpositionFormat, Sample } from "./exposition.js";
import { type Families, type FamilyDraft, familyOf, finished, ownerOf, partIn } from "./families.js";
import { type ExpositionCode, type ExpositionFinding, quoted } from "./finding.js";
import { type Metadata, readMetadata } from "./read-metadata.js";
import { type ReadSample, readSample } from "./read-sample.js";

/** Findings that are listed; a text that is something else altogether has one in each line. */
const listed = 100;

type State = {
  readonly format: ExpositionFormat;
  readonly families: Families;
  readonly findings: ExpositionFinding[];
  unlisted: number;
  line: number;
  /** Behind `# EOF` one more line is looked at, which should not be there. */
  end: "open" | "eof" | "done";
};

/**
 * Reads a scrape, in time linear in its length; never throws. Without a format a text that ends in `# EOF` is OpenMetrics.
 * After github.com/prometheus/docs (exposition_formats.md, escaping_schemes.md) and OpenMetrics 1.0.0.
 */
export function parseExposition(text: string, format: ExpositionFormat = formatOf(text)): Exposition {
  const families: Families = { byName: new Map(), current: null };
  const state: State = { format, families, findings: [], unlisted: 0, line: 0, end: "open" };
  for (let start = 0; start <= text.length && state.end !== "done"; ) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end === -1 ? text.length : end).replace(/\r$/, "");
    state.line += 1;
    if (line.trim() !== "") readLine(line, state);
    start = end === -1 ? text.length + 1 : end + 1;
  }
  if (format === "openmetrics" && state.end === "open") {
    report(state, "missing-eof", 0, "the text does not end in `# EOF`, and may be cut off");
  }
  const { findings, unlisted } = state;
  return { format, families: [...families.byName.values()].map(finished), findings, unlisted };
}

function formatOf(text: string): ExpositionFormat {
  return /(?:^|\n)# EOF\s*$/.test(text.slice(-64)) ? "openmetrics" : "text";
}

function readLine(line: string, state: State): void {
  if (state.end === "eof") {
    report(state, "text-after-eof", 0, "nothing may stand behind `# EOF`");
    state.end = "done";
    return;
  }
  const cursor = cursorOf(line.trimEnd());
  cursor.at = line.length - line.trimStart().length;
  const column = cursor.at;
  const metadata = line[cursor.at] === "#" ? readMetadata(cursor, state.format) : readSample(cursor, state.format);
  reportFaults(cursor, state);
  if (metadata === undefined) return;
  if (!("kind" in metadata)) addSample(metadata, column, state);
  else if (metadata.kind === "eof") state.end = "eof";
  else describe(metadata, state);
}

function reportFaults({ faults }: Cursor, state: State): void {
  for (const { code, at, message } of faults) report(state, code, at, message);
}

function report(state: State, code: ExpositionCode, at: number, message: string): void {
  if (state.findings.length < listed)
    state.findings.push({ code, line: Math.max(state.line, 1), column: at + 1, message });
  else state.unlisted += 1;
}

function describe(metadata: Exclude<Metadata, { kind: "eof" }>, state: State): void {
  const { name, kind } = metadata;
  const draft = familyOf(state.families, name, state.line);
  enter(draft, state);
  if (kind === "type" ? draft.type !== null : draft[kind] !== null) {
    report(
      state,
      "duplicate-metadata",
      0,
      `${quoted(name)} has a second ${kind.toUpperCase()} line; the first one holds`,
    );
    return;
  }
  if (draft.samples.length > 0) {
    report(state, "late-metadata", 0, `${kind.toUpperCase()} of ${quoted(name)} stands behind its first sample`);
  }
  if (kind === "type") draft.type = metadata.type;
  else draft[kind] = metadata.text;
  // In Prometheus text it is a comment, in which the JavaScript exporter of OpenTelemetry writes UCUM.
  const isChecked = kind === "unit" && state.format === "openmetrics";
  if (isChecked && metadata.text !== "" && !name.endsWith(`_${metadata.text}`)) {
    report(state, "invalid-unit", 0, `${quoted(name)} does not end in its unit, ${quoted(metadata.text)}`);
  }
}

function addSample(read: ReadSample, column: number, state: State): void {
  const draft = ownerOf(state.families, read.name, state.line, state.format);
  const part = partIn(draft, read.name, state.format);
  if (part === undefined) {
    const type = draft.type ?? "unknown";
    report(state, "unexpected-sample", column, `a ${type} has no sample under the name ${quoted(read.name)}`);
    return;
  }
  const sample: Sample = { ...read, part, line: state.line, column: column + 1 };
  const series = seriesKey(sample);
  if (draft.series.has(series)) {
    report(state, "duplicate-sample", column, `${quoted(read.name)} stands twice with the same labels`);
    return;
  }
  enter(draft, state);
  draft.series.add(series);
  draft.samples.push(sample);
}

/** The family whose lines follow; one that comes again is split. */
function enter(draft: FamilyDraft, state: State): void {
  const { families } = state;
  if (families.current !== draft && draft.samples.length > 0 && !draft.isSplit) {
    draft.isSplit = true;
    report(state, "split-family", 0, `the lines of ${quoted(draft.name)} do not stand together`);
  }
  families.current = draft;
}

function seriesKey({ name, labels, timestampMs }: Sample): string {
  const written = labels.map((label) => `${label.name.length}:${label.name}${label.value.length}:${label.value}`);
  return `${name} ${timestampMs ?? ""} ${written.length > 1 ? written.sort().join("") : written[0]}`;
}
