import type { Attribute, AnyEntry, Catalog, CatalogEntry, EventEntry, Metric, SpanEntry } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { isRequiredAtEnd } from "../model/record-sources.js";
import { formsOf } from "../model/variants.js";
import type { EntryKind } from "../vocabulary.js";
import { type Replaced, replacedIn } from "./stand-ins.js";

/** An attribute as an entry may carry it. */
export type PlannedAttribute = { readonly attribute: Attribute; readonly isCommon: boolean };

/** What one recorder of a metric emits, or the call of an event or a span; what comes has to fit one of the forms of its entry. */
export type PlannedForm = {
  readonly byKey: ReadonlyMap<string, PlannedAttribute>;
  readonly required: readonly PlannedAttribute[];
};

export type PlannedEntry<Entry extends CatalogEntry = AnyEntry> = {
  readonly entry: Entry;
  readonly forms: readonly PlannedForm[];
  /** The names of all its attributes, for suggestions. */
  readonly keys: readonly string[];
};

export type PlannedMetric = PlannedEntry<Metric>;
type Replacing = { readonly replaced: readonly Replaced[] };
export type PlannedEvent = PlannedEntry<EventEntry> &
  Replacing & {
    /** As a part of a span, which carries the common attributes already. */
    readonly attached: PlannedEntry<EventEntry>;
  };
export type PlannedSpan = PlannedEntry<SpanEntry> &
  Replacing & {
    /** What a span must carry when it ends well, beside what it always must. */
    readonly ended: readonly PlannedForm[];
    /** The names of the events that are attached to it. */
    readonly events: ReadonlySet<string>;
  };

/** What a catalog says of everything that may be received, by the names under which it leaves. */
export type Plan = {
  readonly catalog: Catalog;
  readonly byName: ReadonlyMap<string, PlannedMetric>;
  readonly events: ReadonlyMap<string, PlannedEvent>;
  readonly spans: ReadonlyMap<string, PlannedSpan>;
  /** Pairs of metrics that are emitted under both names, the old one first. */
  readonly pairs: readonly (readonly [old: Metric, current: Metric])[];
};

export function planOf(catalog: Catalog): Plan {
  const { metrics, events, spans, context } = catalog;
  const eventNames = new Map(events.map(({ key, name }) => [key, name]));
  return {
    catalog,
    byName: byName(metrics.map((metric) => plannedMetric(metric, context))),
    events: byName(events.map((event) => plannedEvent(event, context))),
    spans: byName(spans.map((span) => plannedSpan(span, context, eventNames))),
    pairs: [...emissionOf(catalog).replacements],
  };
}

/** What the plan has of one name, of whatever kind. */
export function plannedIn(plan: Plan, kind: EntryKind | null, name: string | null): PlannedEntry | undefined {
  if (kind === null || name === null) return undefined;
  return { metric: plan.byName, event: plan.events, span: plan.spans }[kind].get(name);
}

function byName<Planned extends PlannedEntry>(planned: readonly Planned[]): ReadonlyMap<string, Planned> {
  return new Map(planned.map((each) => [each.entry.name, each]));
}

function plannedMetric(metric: Metric, context: readonly Attribute[]): PlannedMetric {
  return plannedEntry(
    metric,
    formsOf(metric).map(({ attributes }) => formOf(context, attributes)),
  );
}

function plannedEvent(event: EventEntry, context: readonly Attribute[]): PlannedEvent {
  const optional = context.map((attribute) => ({ ...attribute, required: false }));
  const attached = plannedEntry(event, [formOf(optional, event.attributes)]);
  const replaced = replacedIn([...context, ...event.attributes]);
  return { ...plannedEntry(event, [formOf(context, event.attributes)]), attached, replaced };
}

function plannedSpan(span: SpanEntry, context: readonly Attribute[], names: ReadonlyMap<string, string>): PlannedSpan {
  const atEnd = span.attributes.map((attribute) =>
    isRequiredAtEnd(attribute.requirement) ? { ...attribute, required: true } : attribute,
  );
  const events = new Set(span.events.map((key) => names.get(key) ?? key));
  const replaced = replacedIn([...context, ...atEnd]);
  return {
    ...plannedEntry(span, [formOf(context, span.attributes)]),
    ended: [formOf(context, atEnd)],
    events,
    replaced,
  };
}

function plannedEntry<Entry extends CatalogEntry>(entry: Entry, forms: readonly PlannedForm[]): PlannedEntry<Entry> {
  return { entry, forms, keys: [...new Set(forms.flatMap(({ byKey }) => [...byKey.keys()]))] };
}

function formOf(context: readonly Attribute[], attributes: readonly Attribute[]): PlannedForm {
  const planned = [
    ...context.map((attribute) => ({ attribute, isCommon: true })),
    ...attributes.map((attribute) => ({ attribute, isCommon: false })),
  ];
  return {
    byKey: new Map(planned.map((each) => [each.attribute.key, each])),
    required: planned.filter(({ attribute }) => attribute.required),
  };
}
