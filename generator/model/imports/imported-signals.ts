import type { EventEntry, Metric, Signal, SpanEntry } from "../catalog.js";
import { signalNames } from "../signal-names.js";
import { attributesOverridden } from "./imported-attributes.js";
import { exportedName, type Imported, importedFields, type Site, withoutDoubles } from "./imported-entry.js";
import { importedRecords } from "./imported-records.js";
import { listed, type Wanted } from "./listed.js";
import { isSameSource, type Overrides, type ResolvedImport } from "./resolved-import.js";

/** The exported names of what it refers to in its own catalog, and this one does not list. */
type Unlisted = { readonly unlisted: Readonly<Record<"metrics" | "events", readonly string[]>> };

type ImportedEvent = Imported<EventEntry, "events"> & Unlisted;
type ImportedSpan = Imported<SpanEntry, "spans"> & Unlisted;

export type ImportedSignals = { readonly events: readonly ImportedEvent[]; readonly spans: readonly ImportedSpan[] };

type SignalSite = Site & { readonly metrics: ReadonlyMap<string, Metric> };

/** The events and spans that a catalog lists of its imports. */
export function importedSignals(imports: readonly ResolvedImport[], site: SignalSite): ImportedSignals {
  const events = imports.flatMap((each) => {
    return listed(each, { section: "events", entries: each.events }).map((wanted): ImportedEvent => {
      const { fields, unlisted } = imported(wanted, site);
      return { ...wanted, entry: { ...wanted.original, ...fields }, unlisted: { metrics: unlisted, events: [] } };
    });
  });
  const known = new Map(withoutDoubles(events).map((event) => [event.name, event]));
  const spans = imports.flatMap((each) => {
    return listed(each, { section: "spans", entries: each.spans }).map((wanted) => importSpan(wanted, known, site));
  });
  return { events, spans };
}

type WantedSignal<Entry extends Signal> = Wanted<Entry, Overrides["events" | "spans"]>;

function importSpan(
  wanted: WantedSignal<SpanEntry>,
  events: ReadonlyMap<string, EventEntry>,
  site: SignalSite,
): ImportedSpan {
  const { original, from } = wanted;
  const attached = original.events.map((key) => exportedName(key, original, from.events));
  const { fields, unlisted } = imported(wanted, site);
  const here = attached.filter((name) => {
    const [event, there] = [events.get(name), from.events.get(name)];
    return event !== undefined && there !== undefined && isSameSource(event.imported, there.imported);
  });
  const entry: SpanEntry = { ...original, ...fields, events: here };
  return { ...wanted, entry, unlisted: { metrics: unlisted, events: attached.filter((name) => !events.has(name)) } };
}

function imported(wanted: WantedSignal<Signal>, site: SignalSite) {
  const { original, override } = wanted;
  const { kind, name, status } = original;
  const attributes = attributesOverridden(wanted, site)(original.attributes);
  const recording = { attributes, status, isSpan: kind === "span" };
  const found = importedRecords(original, recording, site.metrics);
  const names = signalNames(kind, name, override.recorder ?? original.names.chosen);
  const records = found.flatMap(({ recorded }) => recorded ?? []);
  return {
    fields: { ...importedFields(wanted, attributes, site), records, names },
    unlisted: found.flatMap(({ isListed, original: metric }) => (isListed ? [] : [metric.name])),
  };
}
