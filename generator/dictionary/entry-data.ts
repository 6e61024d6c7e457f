import type { Catalog, CatalogEntry } from "../model/catalog.js";
import { entriesIn } from "../model/entries.js";
import { positionOf } from "../source.js";
import type { EntryKind } from "../vocabulary.js";
import { type AttributePool, noticeData } from "./attribute-pool.js";
import type { EntryData } from "./data.js";
import { present } from "./present.js";

/** What entries of every kind say; what is as most are is null. */
export function entryData(entry: CatalogEntry, catalog: Catalog, pool: AttributePool) {
  const { status, stability } = entry;
  return {
    name: entry.name,
    description: entry.description,
    note: entry.note,
    attributes: entry.attributes.map(pool.use),
    status: status === "active" ? null : status,
    stability: stability === "development" ? null : stability,
    since: entry.since,
    expires: entry.expires,
    owners: entry.owners,
    tags: entry.tags,
    entities: entry.entities,
    links: entry.links.map(({ name, address }) => (name === null ? { address } : { name, address })),
    deprecated: deprecationData(entry, catalog),
    imported: importedFrom(entry),
    place: placeOf(entry, catalog),
  };
}

/** What an entry's catalog does not say itself; `catalog` is its position. */
export type EntryFacts = { readonly catalog: number } & {
  readonly [Key in "uses" | "changes" | "formerly" | "coverage" | "recordedIn"]: NonNullable<EntryData[Key]> | null;
};

export function factData({ catalog: _, ...facts }: EntryFacts) {
  return { ...facts, isUnrecorded: facts.recordedIn?.length === 0 };
}

const namesByKey = new WeakMap<Catalog, ReadonlyMap<string, string>>();

/** The exported name of each entry by its kind and key, which is worked out once. */
function namesIn(catalog: Catalog): ReadonlyMap<string, string> {
  const known =
    namesByKey.get(catalog) ?? new Map(entriesIn(catalog).map(({ kind, key, name }) => [`${kind} ${key}`, name]));
  namesByKey.set(catalog, known);
  return known;
}

/** An entry of a kind as it is exported, by its key. */
export function exportedNameOf(kind: EntryKind, key: string, catalog: Catalog): string {
  return namesIn(catalog).get(`${kind} ${key}`) ?? `${catalog.prefix}${key}`;
}

/** What takes its place is named as it is exported. */
function deprecationData({ kind, deprecated }: CatalogEntry, catalog: Catalog): Life | null {
  if (deprecated === null) return null;
  const { renamedTo, until, emitBoth } = deprecated;
  const target = renamedTo && exportedNameOf(kind, renamedTo, catalog);
  const notice = noticeData({ ...deprecated, renamedTo: target });
  return { ...notice, ...present<Pick<Life, "until" | "emitBoth">>({ until, emitBoth: emitBoth || null }) };
}

type Life = NonNullable<EntryData["deprecated"]>;

/** As people call it: a package with its version, or a file. */
function importedFrom({ imported }: CatalogEntry): string | null {
  if (imported === null) return null;
  const { package: name, version, file } = imported;
  return name === null ? file : `${name}${version === null ? "" : ` ${version}`}`;
}

/** From the catalog's folder, wherever the command runs. */
function placeOf({ place }: CatalogEntry, { file }: Catalog): EntryData["place"] {
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const { name } = place.source;
  return { path: name.startsWith(folder) ? name.slice(folder.length) : name, line: positionOf(place).line };
}
