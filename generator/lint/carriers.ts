import type { Attribute, Catalog, CatalogEntry, Metric } from "../model/catalog.js";
import { definitions } from "../model/definitions.js";
import { entriesIn } from "../model/entries.js";
import type { Resolution } from "../model/resolution.js";

/** An attribute where it is defined, and the entries whose measurements carry it as it is defined there. */
export type CarriedAttribute = { readonly attribute: Attribute; readonly entries: readonly CatalogEntry[] };

/** Every attribute once, where a person wrote it. Those that only removed metrics have are left out. */
export function* carriedAttributes(resolution: Resolution): Iterable<CarriedAttribute> {
  const living = livingEntries(resolution.catalog);
  const users = usersOfShared(living);
  for (const { attribute, entry } of definitions(resolution)) {
    const isCommon = attribute.origin === "common";
    const entries = entry !== undefined ? [entry] : isCommon ? living : (users.get(attribute.key) ?? []);
    if (entries.some(isLiving)) yield { attribute, entries };
  }
}

/** Those that are, or will be, recorded. */
export function livingMetrics({ metrics }: Catalog): readonly Metric[] {
  return metrics.filter(isLiving);
}

export function livingEntries(catalog: Catalog): readonly CatalogEntry[] {
  return entriesIn(catalog).filter(isLiving);
}

function isLiving({ status }: CatalogEntry): boolean {
  return status !== "removed";
}

function usersOfShared(entries: readonly CatalogEntry[]): ReadonlyMap<string, readonly CatalogEntry[]> {
  const users = new Map<string, CatalogEntry[]>();
  for (const entry of entries) {
    for (const { shared, origin } of entry.attributes) {
      if (shared === null || origin !== "shared") continue;
      const others = users.get(shared);
      if (others === undefined) users.set(shared, [entry]);
      else others.push(entry);
    }
  }
  return users;
}
