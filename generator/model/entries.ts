import type { Catalog, CatalogEntry } from "./catalog.js";

/** Everything that a catalog declares under a name of its own, of whatever kind, in the catalog's order. */
export function entriesIn({ metrics }: Pick<Catalog, "metrics">): readonly CatalogEntry[] {
  return metrics;
}
