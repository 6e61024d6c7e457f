import type { Path } from "../../source.js";
import type { EntrySection } from "../../vocabulary.js";
import type { CatalogEntry } from "../catalog.js";
import type { Overrides, ResolvedImport } from "./resolved-import.js";

/** An entry that a catalog lists of an import, and what is written beside it. */
export type Wanted<Entry, Override> = {
  readonly original: Entry;
  readonly override: Override;
  /** Where it is listed. */
  readonly path: Path;
  readonly from: ResolvedImport;
};

type Given<Section extends EntrySection, Entry> = {
  readonly section: Section;
  /** By their exported names. */
  readonly entries: ReadonlyMap<string, Entry>;
};

/** What is written beside a name comes on top of what is written beside a namespace that it lies in. */
export function listed<Section extends EntrySection, Entry extends CatalogEntry>(
  from: ResolvedImport,
  { section, entries }: Given<Section, Entry>,
): readonly Wanted<Entry, Overrides[Section]>[] {
  const wanted: Readonly<Record<string, Overrides[Section] | null>> = from.wanted[section];
  const namespaces = Object.entries(wanted)
    .filter(([key]) => isNamespace(key))
    .sort(([a], [b]) => a.length - b.length);
  return [...entries.values()].flatMap((original): readonly Wanted<Entry, Overrides[Section]>[] => {
    const { name } = original;
    const own: typeof namespaces = Object.hasOwn(wanted, name) ? [[name, wanted[name] ?? null]] : [];
    const matching = [...namespaces.filter(([key]) => isWithin(name, key)), ...own];
    const last = matching.at(-1);
    if (last === undefined) return [];
    const override = matching.reduce<Overrides[Section]>((all, [, each]) => joined(all, each ?? {}), {});
    return [{ original, override, path: [...from.path, section, last[0]], from }];
  });
}

/** `http.server.*` stands for every name below `http.server`, and `*` for all. */
export function isNamespace(key: string): boolean {
  return key === "*" || key.endsWith(".*");
}

export function isWithin(name: string, namespace: string): boolean {
  return name.startsWith(namespace.slice(0, -1));
}

function joined<Override extends Overrides[EntrySection]>(a: Override, b: Override): Override {
  const attributes = { ...a.attributes, ...b.attributes };
  return { ...a, ...b, ...(Object.keys(attributes).length > 0 && { attributes }) };
}
