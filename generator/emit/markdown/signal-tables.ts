import type { Catalog, EventEntry, Signal, SpanEntry } from "../../model/catalog.js";
import { isRecorded } from "../../model/emission.js";
import { expiryClause } from "../../model/lifetime.js";
import { code } from "./syntax/code-span.js";
import { inline } from "./syntax/escape.js";
import { divided } from "./syntax/paragraphs.js";
import { page } from "./page.js";
import { sourceMark } from "./facts/provenance.js";
import { table } from "./syntax/table.js";

/** The tables of events and of spans, a section each; empty in a catalog without them. */
export function signalSections(catalog: Catalog, { events, spans }: Signals = catalog): string {
  const ofEvents = section(catalog, events, { noun: "event", columns: eventColumns });
  const ofSpans = section(catalog, spans, { noun: "span", columns: spanColumns });
  return page([ofEvents, ofSpans].filter((section) => section !== "")).trimEnd();
}

type Signals = Pick<Catalog, "events" | "spans">;

/** The events that are emitted; empty when there are none. */
export function eventTable(events: readonly EventEntry[]): string {
  return tableOf(events.filter(isRecorded), eventColumns);
}

export function spanTable(spans: readonly SpanEntry[]): string {
  return tableOf(spans.filter(isRecorded), spanColumns);
}

type Column<Entry> = readonly [heading: string, cell: (entry: Entry) => string, isShown?: (entry: Entry) => boolean];
type Kind<Entry> = { readonly noun: "event" | "span"; readonly columns: readonly Column<Entry>[] };

const eventColumns: readonly Column<EventEntry>[] = [
  ["Event", ({ key }) => code(key)],
  ["Severity", ({ severity }) => severity],
  ...signalColumns(),
];

const spanColumns: readonly Column<SpanEntry>[] = [
  ["Span", ({ key }) => code(key)],
  ["Kind", ({ spanKind }) => spanKind],
  ...signalColumns(),
];

/** A column that would be empty is left out. */
function signalColumns(): readonly Column<Signal>[] {
  return [
    ["Attributes", ({ attributes }) => attributes.map(({ key }) => code(key)).join(", ")],
    [
      "Records",
      ({ records }) => records.map(({ metric }) => code(metric.key)).join(", "),
      ({ records }) => records.length > 0,
    ],
    ["Stability", ({ stability }) => stability.replace("_", " "), ({ stability }) => stability !== "development"],
    ["Description", summary],
  ];
}

function section<Entry extends Signal>(catalog: Catalog, entries: readonly Entry[], kind: Kind<Entry>): string {
  const present = entries.filter(({ status }) => status !== "removed");
  if (present.length === 0) return "";
  const title = `${kind.noun.charAt(0).toUpperCase()}${kind.noun.slice(1)}s`;
  const recorded = present.filter(isRecorded);
  const planned = present.filter((entry) => !isRecorded(entry));
  const parts = [
    `## ${title}`,
    signalSentence(catalog, present, kind.noun),
    tableOf(recorded, kind.columns) || `No ${kind.noun} is recorded yet.`,
    ...(planned.length === 0 ? [] : [`### ${title} to be added`, tableOf(planned, kind.columns)]),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** What the tables leave unsaid. */
export function signalSentence({ context, prefix }: Catalog, entries: readonly Signal[], noun: string): string {
  return [
    context.length === 0 ? "" : `Each ${noun} also carries the common attributes.`,
    prefix === "" ? "" : prefixText(prefix, entries, noun),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** What is imported has the name under which it is exported. */
function prefixText(prefix: string, entries: readonly Signal[], noun: string): string {
  if (entries.every(({ imported }) => imported !== null)) return "";
  const isWhole = entries.every(({ imported }) => imported === null);
  if (isWhole) return `The names of all ${noun}s begin with ${code(prefix)}, which the table leaves out.`;
  return `The names of ${noun}s begin with ${code(prefix)}, which the table leaves out; imported names stand in full.`;
}

function tableOf<Entry>(entries: readonly Entry[], columns: readonly Column<Entry>[]): string {
  if (entries.length === 0) return "";
  const shown = columns.filter(([, , isShown]) => isShown === undefined || entries.some(isShown));
  return table(
    shown.map(([heading]) => heading),
    entries.map((entry) => shown.map(([, cell]) => cell(entry))),
  );
}

/** What a reader must not miss, and the first paragraph of the description. */
function summary({ status, expires, description, imported }: Signal): string {
  const marks = [
    ...(status === "deprecated" ? ["**Deprecated.**"] : []),
    ...(expires === null ? [] : [`**Recorded ${inline(expiryClause(expires))}.**`]),
  ];
  const parts = [...marks, inline(divided(description).first), sourceMark(imported)];
  return parts.filter((part) => part !== "").join(" ");
}
