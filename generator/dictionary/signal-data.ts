import type { Catalog, Signal } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import { isRequiredAtEnd } from "../model/record-sources.js";
import type { AttributePool } from "./attribute-pool.js";
import type { EventData, SignalData, SpanData } from "./data.js";
import { type EntryFacts, entryData, exportedNameOf, factData } from "./entry-data.js";
import { present } from "./present.js";

/** An event or a span. */
export function signalData(signal: Signal, catalog: Catalog, pool: AttributePool, facts: EntryFacts): SignalData {
  const common = {
    catalog: facts.catalog,
    ...entryData(signal, catalog, pool),
    records: [...new Set(signal.records.map(({ metric }) => metric.name))],
    recorder: isRecorded(signal) ? signal.names.recorder : null,
    ...factData(facts),
  };
  if (signal.kind === "event") {
    const severity = signal.severity === "info" ? null : signal.severity;
    return present<EventData>({ kind: "event", ...common, severity });
  }
  return present<SpanData>({
    kind: "span",
    ...common,
    spanKind: signal.spanKind === "internal" ? null : signal.spanKind,
    events: signal.events.map((key) => exportedNameOf("event", key, catalog)),
    atEnd: signal.attributes.filter(({ requirement }) => isRequiredAtEnd(requirement)).map(({ key }) => key),
  });
}
