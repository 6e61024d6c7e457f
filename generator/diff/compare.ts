import type { Catalog, Metric, Stability } from "../model/catalog.js";
import { attributesOf } from "../model/variants.js";
import { isRecorded } from "./calls.js";
import type { Change, Finding, Subject } from "./change.js";
import { compareFields } from "./field.js";
import { type Foldable, foldShared } from "./fold-shared.js";
import { unrecorded } from "./impacts.js";
import { type EntryPair, pairEntries } from "./pair-entries.js";
import { compareContexts, compareMetricAttributes } from "./rules/attributes.js";
import { compareCatalogFields } from "./rules/catalog.js";
import { compareEntryDeprecations } from "./rules/deprecation.js";
import { documentationRules } from "./rules/documentation.js";
import { compareStatus, lifecycleRules } from "./rules/lifecycle.js";
import { metricAdded, metricRemoved, metricRenamed } from "./rules/presence.js";
import { isRevived, afterRevival } from "./rules/revival.js";
import { signalRules } from "./rules/signal.js";
import { compareAttributesOfVariants, compareVariants } from "./rules/variants.js";
import { bumpOf, promiseOf, stronger, weaker } from "./verdict.js";

/**
 * Every difference in meaning between two catalogs: about the catalog, its context, then by metric in the head's order, and
 * at last what is gone. Order, comments and shorthands mean nothing. `today`, as in `2027-01-31`, says which ends have come.
 */
export function compare(base: Catalog, head: Catalog, today: string | null = null): readonly Change[] {
  const { pairs, removed, added } = pairEntries(base.metrics, head.metrics, signatureOf);
  const places = new Map(head.metrics.map((metric, index) => [metric, index]));
  const placed = [
    ...pairs.map((pair) => ({ metric: pair.head, changes: comparePair(pair, today) })),
    ...added.map((metric) => ({ metric, changes: [about(metric, metricAdded(metric))] })),
  ].sort((a, b) => (places.get(a.metric) ?? 0) - (places.get(b.metric) ?? 0));
  const after = new Map(head.metrics.map((metric) => [metric.key, metric]));
  const ending = removed.map((metric) => {
    const replacement = after.get(metric.deprecated?.renamedTo ?? "");
    const successor = replacement && isRecorded(replacement) ? replacement : undefined;
    return about(metric, metricRemoved(metric, successor, today));
  });
  return [...compareWholes(base, head), ...foldShared([...placed.flatMap(({ changes }) => changes), ...ending])];
}

/** What two metrics have in common that may be one under two names. */
export function signatureOf(metric: Metric): string {
  const { instrument, observable, unit, valueType } = metric;
  const keys = attributesOf(metric)
    .map(({ key }) => key)
    .sort();
  return JSON.stringify([isRecorded(metric), instrument, observable, unit, valueType, keys]);
}

function compareWholes(base: Catalog, head: Catalog): readonly Change[] {
  const ofAll = promiseOf(base);
  const change = (finding: Finding, subject: Subject, promise: Stability | null = null): Change => {
    const stability = weaker(ofAll, promise);
    return { ...finding, subject, stability, bump: bumpOf(finding, stability) };
  };
  const context = compareContexts(base.context, head.context).map(({ attribute, shared: _, promise, ...finding }) => {
    return change(finding, { kind: "context", metrics: [], attribute: attribute.key }, promise);
  });
  const catalog = compareCatalogFields(base, head).map((finding) => {
    return change(finding, { kind: "catalog", metrics: [], attribute: null });
  });
  return [...catalog, ...context];
}

function comparePair(pair: EntryPair<Metric>, today: string | null): readonly Foldable[] {
  const { base, head, found } = pair;
  const isSeen = isRecorded(base) && isRecorded(head);
  const isBack = isRevived(pair);
  const stability = isBack ? stronger(base.stability, head.stability) : base.stability;
  const unseen = (finding: Finding): Finding =>
    isBack ? afterRevival(finding) : { ...finding, ...unrecorded, migration: null };
  const fields = [
    ...compareFields(signalRules, pair),
    ...compareVariants(pair),
    ...compareFields(lifecycleRules, pair),
    ...compareFields(documentationRules, pair),
    ...(base.status === head.status || isSeen ? compareEntryDeprecations(pair) : []),
  ].map((finding) => (isSeen ? finding : unseen(finding)));
  const renaming = found === "same" ? [] : [metricRenamed(pair, found)];
  const ofAttributes = [...compareMetricAttributes(base, head), ...compareAttributesOfVariants(pair)];
  const attributes = ofAttributes.map(({ attribute, shared, promise, ...finding }) => {
    const subject: Subject = { kind: "attribute", metrics: [head.key], attribute: attribute.key };
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

function about(
  { key, stability }: Metric,
  finding: Finding,
  base: Pick<Metric, "stability"> = { stability },
): Foldable {
  const subject: Subject = { kind: "metric", metrics: [key], attribute: null };
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
