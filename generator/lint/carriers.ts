import type { Attribute, Catalog, CatalogEntry, EventEntry, Metric } from "../model/catalog.js";
import { definitions } from "../model/definitions.js";
import { entriesIn } from "../model/entries.js";
import type { Resolution } from "../model/resolution.js";
import { definedIn } from "../model/variants.js";

/** An attribute where it is defined, and the entries whose measurements carry it as it is defined there. */
type CarriedAttribute = { readonly attribute: Attribute; readonly entries: readonly CatalogEntry[] };

/** Every attribute once, where a person wrote it; what a metric adds to a shared one makes none of its own. Those that only removed metrics have are left out. */
export function* carriedAttributes(resolution: Resolution): Iterable<CarriedAttribute> {
  const living = livingEntries(resolution.catalog);
  const shared = new Map(resolution.shared.map((attribute) => [attribute.key, attribute]));
  const users = usersOfShared(living, shared);
  for (const { attribute, entry } of definitions(resolution)) {
    if (attribute.imported !== null) continue;
    if (entry !== undefined && isUseOf(attribute, shared.get(attribute.shared ?? ""))) continue;
    const isCommon = attribute.origin === "common";
    const entries = entry !== undefined ? [entry] : isCommon ? living : (users.get(attribute.key) ?? []);
    if (entries.some(isLiving)) yield { attribute, entries };
  }
}

/** Those that are, or will be, recorded. */
export function livingMetrics({ metrics }: Catalog): readonly Metric[] {
  return metrics.filter(isLiving);
}

export function livingEvents({ events }: Catalog): readonly EventEntry[] {
  return events.filter(isLiving);
}

export function livingEntries(catalog: Catalog): readonly CatalogEntry[] {
  return entriesIn(catalog).filter(isLiving);
}

function isLiving({ status }: CatalogEntry): boolean {
  return status !== "removed";
}

/** Fields by which rules find something; a use that has them from its shared attribute is no definition of its own. */
const revealing = ["key", "type", "isArray", "open", "pattern", "min", "max", "sensitivity"] as const;

function isUseOf(attribute: Attribute, shared: Attribute | undefined): boolean {
  if (shared === undefined || attribute.values !== shared.values) return false;
  const isOptionalOnly = shared.values.length === 1 && !shared.open && attribute.required !== shared.required;
  // Events and spans have none.
  const isBounded = attribute.maxValues === shared.maxValues || attribute.maxValues === null;
  return !isOptionalOnly && isBounded && revealing.every((field) => attribute[field] === shared[field]);
}

type Shared = ReadonlyMap<string, Attribute>;

function usersOfShared(entries: readonly CatalogEntry[], all: Shared): ReadonlyMap<string, readonly CatalogEntry[]> {
  const users = new Map<string, CatalogEntry[]>();
  for (const entry of entries) {
    for (const attribute of definedIn(entry)) {
      const { shared, origin } = attribute;
      if (shared === null || (origin !== "shared" && !isUseOf(attribute, all.get(shared)))) continue;
      const others = users.get(shared);
      if (others === undefined) users.set(shared, [entry]);
      else others.push(entry);
    }
  }
  return users;
}
