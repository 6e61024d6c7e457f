import type { Plain } from "../../edit/amendment.js";
import type { OpenCatalog } from "../../edit/open-catalog.js";
import { entriesIn } from "../../model/entries.js";
import type { EntryKind, EntrySection } from "../../vocabulary.js";
import { kindOf } from "../imported-catalog.js";
import type { EntryContext } from "./entry-fields.js";
import { sectionOf } from "./kinds.js";
import { metricEntry } from "./metric-entry.js";
import type { PlannedEntry } from "./plan.js";
import { type PlainMap, present } from "./present.js";
import { sharedAttributes, usesIn } from "./shared.js";
import { signalEntry } from "./signal-entry.js";

/** An entry of a catalog, ready to be written. */
export type NewEntry = { readonly key: string; readonly value: Plain; readonly comment: string | null };

export type NewEntries = {
  /** By name. */
  readonly attributes: readonly NewEntry[];
  /** Metrics, then events, then spans. */
  readonly entries: readonly SignalEntry[];
};

export type SignalEntry = NewEntry & {
  readonly section: EntrySection;
  /** The shared attributes that it uses. */
  readonly uses: readonly string[];
};

/** What a catalog gets: new entries, and the attributes that they share and it has not. */
export function entriesOf(
  planned: readonly PlannedEntry[],
  open: OpenCatalog | null,
  { isPlanned, prefix }: { readonly isPlanned: boolean; readonly prefix: string },
): NewEntries {
  const present = sharedIn(open);
  const common = new Set((open?.catalog.context ?? []).map(({ key }) => key));
  const imported = planned.map(({ entry }) => entry);
  const added = sharedAttributes(imported, (key) => present.has(key) || common.has(key));
  const shared = new Map([...present, ...added]);
  const keys = keysOf(planned, open);
  const keyOf = (name: string, kind: EntryKind) => {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    return keys.has(`${kind} ${key}`) ? key : undefined;
  };
  const context = { shared, common, keyOf, isPlanned };
  return {
    attributes: [...added].map(([key, value]) => ({ key, value, comment: null })),
    entries: planned.map((each) => {
      const { key, entry } = each;
      const used = usesIn([entry]).map((use) => use.key);
      const uses = used.filter((name) => added.has(name));
      return { section: sectionOf(entry), key, value: entryOf(each, context), comment: entry.comment ?? null, uses };
    }),
  };
}

function entryOf(planned: PlannedEntry, context: EntryContext): PlainMap {
  const { entry } = planned;
  if (entry.kind === "event" || entry.kind === "span") return signalEntry(entry, planned, context);
  return metricEntry(entry, planned, context);
}

/** What entries may refer to, behind their kind. */
function keysOf(planned: readonly PlannedEntry[], open: OpenCatalog | null): ReadonlySet<string> {
  const there = open === null ? [] : entriesIn(open.catalog);
  return new Set([
    ...planned.map(({ key, entry }) => `${kindOf(entry)} ${key}`),
    ...there.map(({ key, kind }) => `${kind} ${key}`),
  ]);
}

/** The shared attributes of a catalog as they would be imported: in full, whatever their shorthand. */
function sharedIn(open: OpenCatalog | null): ReadonlyMap<string, PlainMap> {
  return new Map(Object.entries(open?.document.attributes ?? {}).map(([key, written]) => [key, inFull(written)]));
}

function inFull(written: NonNullable<OpenCatalog["document"]["attributes"]>[string]): PlainMap {
  if (typeof written === "string") return { type: written };
  if (!("length" in written)) return present(written as Record<string, Plain | undefined>);
  return { values: written };
}
