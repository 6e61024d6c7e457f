import type { Path } from "../../source.js";
import type { EntrySection } from "../../vocabulary.js";
import type { resolveLinks } from "../resolve-entry.js";
import type { AnyEntry, Attribute, CatalogEntry, Deprecation } from "../catalog.js";
import type { AttributeSite } from "./imported-attributes.js";
import type { Wanted } from "./listed.js";
import type { Overrides, ResolvedImport } from "./resolved-import.js";

/** An entry that a catalog lists of an import: as it comes, and with what is written beside it. */
export type Imported<Entry, Section extends EntrySection> = {
  readonly entry: Entry;
  readonly original: Entry;
  readonly override: Overrides[Section];
  readonly path: Path;
};

/** What the importing catalog gives to what it imports. */
export type Site = AttributeSite & { readonly links: typeof resolveLinks };

/** What entries of every kind become where they are imported: called by their exported names, and said by this program. */
export function importedFields(
  { original, override, path, from }: Wanted<AnyEntry, Overrides[EntrySection]>,
  attributes: readonly Attribute[],
  { locate, links }: Site,
) {
  const { description, note, owner, tags, annotations } = override;
  return {
    key: original.name,
    description: description ?? original.description,
    note: note ?? original.note,
    owners: owner === undefined ? original.owners : [owner].flat(),
    tags: tags ?? original.tags,
    annotations: { ...original.annotations, ...annotations },
    links: override.links === undefined ? original.links : links(override.links),
    attributes,
    deprecated: deprecationOf(original, from),
    path,
    place: locate(path, "key"),
  };
}

function deprecationOf(original: AnyEntry, from: ResolvedImport): Deprecation | null {
  const { deprecated } = original;
  if (deprecated === null || deprecated.renamedTo === null) return deprecated;
  const { metrics, events, spans } = from;
  const entries = { metric: metrics, event: events, span: spans }[original.kind];
  return { ...deprecated, renamedTo: exportedName(deprecated.renamedTo, original, entries) };
}

/** In its own catalog an entry names others of it without the prefix. */
export function exportedName(
  key: string,
  { key: own, name }: CatalogEntry,
  entries: ReadonlyMap<string, CatalogEntry>,
): string {
  const prefix = name.slice(0, name.length - own.length);
  return entries.has(prefix + key) ? prefix + key : key;
}

/** Each exported name once: of one source it is one entry, and of two a rule reports it. */
export function withoutDoubles<Entry extends CatalogEntry>(
  imported: readonly { readonly entry: Entry }[],
): readonly Entry[] {
  const names = new Set<string>();
  return imported.flatMap(({ entry }) => (names.size < names.add(entry.name).size ? [entry] : []));
}
