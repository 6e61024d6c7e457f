import type { Catalog, EventEntry, RecordedMetric, RecordSource, Signal, SpanEntry } from "../model/catalog.js";
import { attributeView, provenanceView, type View } from "./attribute-view.js";
import { lifeView } from "./life-view.js";
import { remembered } from "../remembered.js";

export type SignalView = View & { readonly attributes: readonly View[] };

/** An event for other programs. */
export function eventView(event: EventEntry, catalog: Catalog): SignalView {
  return { ...named(event), severity: event.severity, ...said(event, catalog) };
}

/** A span for other programs. */
export function spanView(span: SpanEntry, catalog: Catalog): SignalView {
  return { ...named(span), kind: span.spanKind, ...said(span, catalog), events: span.events };
}

function named({ key, name, description }: Signal): View {
  return { key, name, description };
}

function said(signal: Signal, catalog: Catalog): SignalView {
  return {
    attributes: signal.attributes.map((attribute) => withoutLabel(attributeView(attribute, catalog))),
    records: signal.records.map(recordView),
    ...lifeView(signal),
    allow: signal.allow,
    imported: signal.imported && provenanceView(signal.imported),
    names: { recorder: signal.names.recorder, attributes: signal.names.attributes },
  };
}

/** Prometheus has labels for what metrics carry. */
const withoutLabel = remembered((view: View): View => ({ ...view, label: null }));

/** Each value with where it comes from: the attribute `from`, the `span_duration`, or a `constant`. */
function recordView({ metric, value, attributes }: RecordedMetric): View {
  return {
    metric: metric.key,
    value: value && {
      ...sourceView(value.source),
      unit: value.unit,
      factor: value.conversion && { operator: value.conversion.operator, number: value.conversion.number },
    },
    attributes: attributes.map(({ target, source }) => ({ key: target.key, ...sourceView(source) })),
  };
}

function sourceView(source: RecordSource): View {
  if (source.kind === "duration") return { span_duration: true };
  if (source.kind === "constant") return { constant: source.value };
  return { from: source.attribute.key, values: source.values && Object.fromEntries(source.values) };
}
