import type { LocatedDocument } from "../document/parse.js";
import type { EventDocument, SpanDocument } from "../document/schema/signal-schema.js";
import type { Attribute, Catalog, Metric } from "./catalog.js";
import { entryAttributes, type Scope } from "./entry-attributes.js";
import { readRecord } from "./records.js";
import { resolveEntry } from "./resolve-entry.js";
import { signalNames } from "./signal-names.js";

type Given = {
  readonly prefix: string;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly defaultsOf: LocatedDocument["defaultsOf"];
  readonly scope: Scope;
};

/** The events and spans of a document, with what their calls record. */
export function resolveSignals(
  { document, defaultsOf }: LocatedDocument,
  metrics: ReadonlyMap<string, Metric>,
  scope: Scope,
): Pick<Catalog, "events" | "spans"> {
  const { prefix = "", events = {}, spans = {} } = document;
  const given = { prefix, metrics, defaultsOf, scope };
  return {
    events: Object.entries(events).map(([key, written]) => ({
      kind: "event",
      severity: written.severity ?? "info",
      names: signalNames("event", key, written.recorder ?? null),
      ...resolveSignal("events", key, written, given),
    })),
    spans: Object.entries(spans).map(([key, written]) => ({
      kind: "span",
      spanKind: written.kind ?? "internal",
      events: written.events ?? [],
      names: signalNames("span", key, written.recorder ?? null),
      ...resolveSignal("spans", key, written, given),
    })),
  };
}

type Written = EventDocument | SpanDocument;

function resolveSignal(section: "events" | "spans", key: string, written: Written, given: Given) {
  const { prefix, metrics, defaultsOf, scope } = given;
  const path = [section, key];
  const attributes = entryAttributes([...path, "attributes"], written.attributes ?? {}, scope).map(withoutBudget);
  const { stability, owner } = defaultsOf(key, section);
  const whole = { ...(stability && { stability }), ...(owner && { owner }), ...written };
  const entry = resolveEntry(key, whole, { prefix, attributes, path, locate: scope.locate });
  const owned = { attributes, status: entry.status, isSpan: section === "spans" };
  const records = Object.entries(written.records ?? {}).flatMap(([name, sources]) => {
    return readRecord(owned, metrics.get(name), sources ?? {}).recorded ?? [];
  });
  return { ...entry, records };
}

/** How many values come is bounded for series only, which events and spans do not make. */
function withoutBudget(attribute: Attribute): Attribute {
  return attribute.maxValues === null ? attribute : { ...attribute, maxValues: null };
}
