import type { Catalog, Metric } from "../model/catalog.js";
import { isRecorded } from "./calls.js";
import { likelyRenames } from "./likely-renames.js";

/** How a metric of the base was found in the head. */
export type Found = "same" | "declared" | "exported" | "likely";
export type MetricPair = { readonly base: Metric; readonly head: Metric; readonly found: Found };

export type PairedMetrics = {
  readonly pairs: readonly MetricPair[];
  readonly removed: readonly Metric[];
  readonly added: readonly Metric[];
};

/**
 * Pairs by key; then by `renamed_to`, by the exported name, and by likeness. Takes time in proportion to the metrics.
 * A tombstone of a metric that is renamed goes with it.
 */
export function pairMetrics(base: Catalog, head: Catalog): PairedMetrics {
  const before = new Map(base.metrics.map((metric) => [metric.key, metric]));
  const after = new Map(head.metrics.map((metric) => [metric.key, metric]));
  const fresh = new Map(head.metrics.filter(({ key }) => !before.has(key)).map((metric) => [metric.key, metric]));
  const isBuried = (metric: Metric) => declaredTarget(metric, after.get(metric.key), fresh) !== undefined;
  const isGone = (metric: Metric) => !after.has(metric.key) || isBuried(metric);
  const gone = new Set(base.metrics.filter(isGone));
  const pairs = base.metrics.flatMap((metric): readonly MetricPair[] => {
    const same = gone.has(metric) ? undefined : after.get(metric.key);
    return same === undefined ? [] : [{ base: metric, head: same, found: "same" }];
  });
  const renamed = renames(gone, fresh, after);
  return {
    pairs: [...pairs, ...renamed, ...tombstonesOf(gone, after)],
    removed: [...gone].filter(({ key }) => !after.has(key)),
    added: [...fresh.values()],
  };
}

/** Those of a rename whose target another metric took: they are what they were, and gone. */
function tombstonesOf(gone: ReadonlySet<Metric>, after: ReadonlyMap<string, Metric>): readonly MetricPair[] {
  return [...gone].flatMap((base): readonly MetricPair[] => {
    const head = after.get(base.key);
    return head === undefined ? [] : [{ base, head, found: "same" }];
  });
}

/** Takes what it pairs out of `gone` and `fresh`. */
function renames(gone: Set<Metric>, fresh: Map<string, Metric>, after: ReadonlyMap<string, Metric>): MetricPair[] {
  const pairs: MetricPair[] = [];
  const pair = (base: Metric, head: Metric | undefined, found: Found) => {
    if (head === undefined || !fresh.delete(head.key)) return;
    gone.delete(base);
    pairs.push({ base, head, found });
  };
  for (const metric of [...gone]) pair(metric, declaredTarget(metric, after.get(metric.key), fresh), "declared");
  const byName = new Map([...fresh.values()].map((metric) => [metric.name, metric]));
  for (const metric of [...gone]) pair(metric, byName.get(metric.name), "exported");
  const left = [...gone].filter(({ key }) => !after.has(key));
  for (const { base, head } of likelyRenames(left, [...fresh.values()])) pair(base, head, "likely");
  return pairs;
}

/** Where a metric that was recorded leads to, when it is gone or a tombstone; only a new metric can be a rename of it. */
function declaredTarget(
  base: Metric,
  left: Metric | undefined,
  fresh: ReadonlyMap<string, Metric>,
): Metric | undefined {
  if (!isRecorded(base) || (left !== undefined && isRecorded(left))) return undefined;
  const target = fresh.get(left?.deprecated?.renamedTo ?? base.deprecated?.renamedTo ?? "");
  return target !== undefined && isRecorded(target) ? target : undefined;
}
