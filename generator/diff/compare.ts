import type { AnyEntry, Catalog, EventEntry, Metric, Signal, SpanEntry, Stability } from "../model/catalog.js";
import { attributesOf } from "../model/variants.js";
import type { EntryKind } from "../vocabulary.js";
import { isRecorded } from "./calls.js";
import type { Change, Finding, Subject } from "./change.js";
import { compareFields } from "./field.js";
import { type Foldable, foldShared } from "./fold-shared.js";
import { unrecorded } from "./impacts.js";
import { type EntryPair, pairEntries } from "./pair-entries.js";
import { type AttributeFinding, compareContexts, compareEntryAttributes } from "./rules/attributes.js";
import { compareCatalogFields } from "./rules/catalog.js";
import { compareEntryDeprecations } from "./rules/deprecation.js";
import { documentationRules } from "./rules/documentation.js";
import { eventRules, spanRules } from "./rules/entry-signal.js";
import { compareStatus, lifecycleRules } from "./rules/lifecycle.js";
import { entryAdded, entryRemoved, entryRenamed } from "./rules/presence.js";
import { isRevived, afterRevival } from "./rules/revival.js";
import { signalRules } from "./rules/signal.js";
import { compareAttributesOfVariants, compareVariants } from "./rules/variants.js";
import { compareValuesTypes } from "./rules/values-types.js";
import { bumpOf, promiseOf, stronger, weaker } from "./verdict.js";

/**
 * Every difference in meaning between two catalogs: about the catalog, its context, then by metric, event and span in the
 * head's order, and at last what is gone. Order, comments and shorthands mean nothing. `today`, as in `2027-01-31`, says
 * which ends have come.
 */
export function compare(base: Catalog, head: Catalog, today: string | null = null): readonly Change[] {
  const changes = [
    ...compareEntries(base.metrics, head.metrics, ofMetrics, today),
    ...compareEntries(base.events, head.events, ofEvents, today),
    ...compareEntries(base.spans, head.spans, ofSpans, today),
  ];
  return [...compareWholes(base, head), ...foldShared(changes)];
}

/** How entries of one kind are compared. */
type Comparing<Entry> = {
  readonly signatureOf: (entry: Entry) => string;
  readonly fields: (pair: EntryPair<Entry>) => readonly Finding[];
  readonly attributes: (pair: EntryPair<Entry>) => readonly AttributeFinding[];
};

const ofMetrics: Comparing<Metric> = {
  signatureOf,
  fields: (pair) => [...compareFields(signalRules, pair), ...compareVariants(pair)],
  attributes: (pair) => [...compareEntryAttributes(pair.base, pair.head), ...compareAttributesOfVariants(pair)],
};

const ofEvents: Comparing<EventEntry> = {
  signatureOf: signalSignature,
  fields: (pair) => compareFields(eventRules, pair),
  attributes: ({ base, head }) => compareEntryAttributes(base, head),
};

const ofSpans: Comparing<SpanEntry> = {
  signatureOf: signalSignature,
  fields: (pair) => compareFields(spanRules, pair),
  attributes: ({ base, head }) => compareEntryAttributes(base, head),
};

function compareEntries<Entry extends AnyEntry>(
  base: readonly Entry[],
  head: readonly Entry[],
  comparing: Comparing<Entry>,
  today: string | null,
): readonly Foldable[] {
  const { pairs, removed, added } = pairEntries(base, head, comparing.signatureOf);
  const places = new Map(head.map((entry, index) => [entry, index]));
  const placed = [
    ...pairs.map((pair) => ({ entry: pair.head, changes: comparePair(pair, comparing, today) })),
    ...added.map((entry) => ({ entry, changes: [about(entry, entryAdded(entry))] })),
  ].sort((a, b) => (places.get(a.entry) ?? 0) - (places.get(b.entry) ?? 0));
  const after = new Map(head.map((entry) => [entry.key, entry]));
  const ending = removed.map((entry) => {
    const replacement = after.get(entry.deprecated?.renamedTo ?? "");
    const successor = replacement && isRecorded(replacement) ? replacement : undefined;
    return about(entry, entryRemoved(entry, successor, today));
  });
  return [...placed.flatMap(({ changes }) => changes), ...ending];
}

/** What two metrics have in common that may be one under two names. */
export function signatureOf(metric: Metric): string {
  const { instrument, observable, unit, valueType } = metric;
  const keys = attributesOf(metric)
    .map(({ key }) => key)
    .sort();
  return JSON.stringify([isRecorded(metric), instrument, observable, unit, valueType, keys]);
}

/** The same of two events or two spans. */
export function signalSignature(signal: Signal): string {
  const keys = signal.attributes.map(({ key }) => key).sort();
  return JSON.stringify([isRecorded(signal), keys]);
}

const everywhere = { metrics: [], events: [], spans: [] } as const;

function compareWholes(base: Catalog, head: Catalog): readonly Change[] {
  const ofAll = promiseOf(base);
  const change = (finding: Finding, subject: Subject, promise: Stability | null = null): Change => {
    const stability = weaker(ofAll, promise);
    return { ...finding, subject, stability, bump: bumpOf(finding, stability) };
  };
  const context = compareContexts(base.context, head.context).map(({ attribute, shared: _, promise, ...finding }) => {
    return change(finding, { kind: "context", ...everywhere, attribute: attribute.key }, promise);
  });
  const catalog = compareCatalogFields(base, head).map((finding) => {
    return change(finding, { kind: "catalog", ...everywhere, attribute: null });
  });
  const types = compareValuesTypes(base, head).map(({ attribute, entries, ...finding }) => {
    const ofKind = (kind: EntryKind) => entries.filter((entry) => entry.kind === kind).map(({ key }) => key);
    const all = { metrics: ofKind("metric"), events: ofKind("event"), spans: ofKind("span") };
    return change(finding, { kind: "attribute", ...all, attribute: attribute.key }, attribute.stability);
  });
  return [...catalog, ...context, ...types];
}

function comparePair<Entry extends AnyEntry>(
  pair: EntryPair<Entry>,
  comparing: Comparing<Entry>,
  today: string | null,
): readonly Foldable[] {
  const { base, head, found } = pair;
  const isSeen = isRecorded(base) && isRecorded(head);
  const isBack = isRevived(pair);
  const stability = isBack ? stronger(base.stability, head.stability) : base.stability;
  const unseen = (finding: Finding): Finding =>
    isBack ? afterRevival(finding) : { ...finding, ...unrecorded, migration: null };
  const fields = [
    ...comparing.fields(pair),
    ...compareFields(lifecycleRules, pair),
    ...compareFields(documentationRules, pair),
    ...(base.status === head.status || isSeen ? compareEntryDeprecations(pair) : []),
  ].map((finding) => (isSeen ? finding : unseen(finding)));
  const renaming = found === "same" ? [] : [entryRenamed(pair, found)];
  const attributes = comparing.attributes(pair).map(({ attribute, shared, promise, ...finding }) => {
    const subject: Subject = { kind: "attribute", ...touched(head), attribute: attribute.key };
    const isDefinition = attribute.origin === "shared";
    const promised = weaker(stability, promise);
    return { ...finding, subject, shared, isDefinition, stability: promised, bump: bumpOf(finding, promised) };
  });
  return [
    ...[...renaming, ...compareStatus(base, head, today), ...fields].map((finding) =>
      about(head, finding, { stability }),
    ),
    ...attributes,
  ];
}

function about(entry: AnyEntry, finding: Finding, base: Pick<AnyEntry, "stability"> = entry): Foldable {
  const subject: Subject = { kind: entry.kind, ...touched(entry), attribute: null };
  const { stability: promised } = base;
  return {
    ...finding,
    subject,
    shared: null,
    isDefinition: false,
    stability: promised,
    bump: bumpOf(finding, promised),
  };
}

function touched({ kind, key }: AnyEntry): Pick<Subject, "metrics" | "events" | "spans"> {
  return {
    metrics: kind === "metric" ? [key] : [],
    events: kind === "event" ? [key] : [],
    spans: kind === "span" ? [key] : [],
  };
}
