import type { EntryKind } from "../vocabulary.js";
import type { AnyEntry, Catalog, CatalogEntry, Signal } from "./catalog.js";

type Entries = Pick<Catalog, "metrics" | "events" | "spans">;

/** Everything that a catalog declares under a name of its own, of whatever kind, in the catalog's order. */
export function entriesIn({ metrics, events, spans }: Entries): readonly AnyEntry[] {
  return [...metrics, ...events, ...spans];
}

/** The events and the spans. */
export function signalsIn({ events, spans }: Pick<Catalog, "events" | "spans">): readonly Signal[] {
  return [...events, ...spans];
}

/** Entries refer to others of their own kind. */
export type EntriesByName = Readonly<Record<EntryKind, ReadonlyMap<string, CatalogEntry>>>;

export function entriesByName({ metrics, events, spans }: Entries): EntriesByName {
  return { metric: byKey(metrics), event: byKey(events), span: byKey(spans) };
}

function byKey(entries: readonly CatalogEntry[]): ReadonlyMap<string, CatalogEntry> {
  return new Map(entries.map((entry) => [entry.key, entry]));
}
