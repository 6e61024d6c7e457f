import type { EntryKind } from "../vocabulary.js";
import type { Catalog, CatalogEntry } from "./catalog.js";

type Entries = Pick<Catalog, "metrics">;

/** Everything that a catalog declares under a name of its own, of whatever kind, in the catalog's order. */
export function entriesIn({ metrics }: Entries): readonly CatalogEntry[] {
  return metrics;
}

/** Entries refer to others of their own kind. */
export type EntriesByName = Readonly<Record<EntryKind, ReadonlyMap<string, CatalogEntry>>>;

export function entriesByName({ metrics }: Entries): EntriesByName {
  return { metric: new Map(metrics.map((metric) => [metric.key, metric])) };
}
