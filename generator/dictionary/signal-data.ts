import type { Catalog, Signal } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import { isRequiredAtEnd } from "../model/record-sources.js";
import type { AttributePool } from "./attribute-pool.js";
import type { EventData, SignalData, SpanData } from "./data.js";
import { entryData, exportedNameOf } from "./entry-data.js";
import { present } from "./present.js";

/** What dashboards, history and reports say of metrics only. */
const ofMetricsOnly = {
  formerly: null,
  uses: null,
  changes: null,
  coverage: null,
  recordedIn: null,
  isUnrecorded: null,
};

/** An event or a span; `at` is the position of its catalog. */
export function signalData(signal: Signal, catalog: Catalog, pool: AttributePool, at: number): SignalData {
  const common = {
    catalog: at,
    ...entryData(signal, catalog, pool),
    records: [...new Set(signal.records.map(({ metric }) => metric.name))],
    recorder: isRecorded(signal) ? signal.names.recorder : null,
    ...ofMetricsOnly,
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
