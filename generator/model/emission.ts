import type { Catalog, CatalogEntry, Metric } from "./catalog.js";

/** Which metrics are exported under two names, whichever of their recorders is called. */
export type Emission = {
  /** By the old metric, the one that takes its place. */
  readonly replacements: ReadonlyMap<Metric, Metric>;
  /** By the metric that takes their place, the old ones. */
  readonly oldNames: ReadonlyMap<Metric, readonly Metric[]>;
};

/** Planned and removed metrics have no recorder. */
export function isRecorded({ status }: CatalogEntry): boolean {
  return status === "active" || status === "deprecated";
}

/** What `emit: both` says of a catalog whose rules hold. */
export function emissionOf({ metrics }: Pick<Catalog, "metrics">): Emission {
  const replacements = new Map<Metric, Metric>();
  const oldNames = new Map<Metric, Metric[]>();
  const old = metrics.filter(({ deprecated }) => deprecated?.emitBoth);
  const byKey = new Map(old.length === 0 ? [] : metrics.map((metric) => [metric.key, metric]));
  for (const metric of old) {
    const replacement = byKey.get(metric.deprecated?.renamedTo ?? "");
    if (replacement?.status !== "active" || !isRecorded(metric)) continue;
    replacements.set(metric, replacement);
    oldNames.set(replacement, [...(oldNames.get(replacement) ?? []), metric]);
  }
  return { replacements, oldNames };
}
