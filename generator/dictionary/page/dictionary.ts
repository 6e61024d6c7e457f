import type { AttributeData, AttributeUse, CatalogData, DictionaryData, MetricData } from "../data.js";
import { type NamedRoutes, namesOf } from "./names.js";

/** A metric as the page shows it. */
export type Entry = {
  /** Its place in the dictionary. */
  readonly index: number;
  /** What addresses call it: its name, and its catalog where several have the name. */
  readonly id: string;
  readonly metric: MetricData;
  readonly catalog: CatalogData;
  /** The names under which it leaves; the one that the catalog chooses comes first after its own. */
  readonly names: readonly NamedRoutes[];
  /** Those of its series that measurements carry, and then those of all metrics of its catalog. */
  readonly attributes: readonly UsedAttribute[];
  readonly common: readonly UsedAttribute[];
};

export type UsedAttribute = { readonly attribute: AttributeData; readonly use: AttributeUse };

/** Everything that is defined under the name of an attribute. */
export type AttributeEntry = {
  readonly key: string;
  /** Most have one; some metrics define it in a way of their own. */
  readonly definitions: readonly { readonly attribute: AttributeData; readonly entries: readonly Entry[] }[];
  /** The metrics whose series carry it, without those on which it is only common. */
  readonly entries: readonly Entry[];
  readonly isCommon: boolean;
};

export type Dictionary = {
  readonly data: DictionaryData;
  readonly entries: readonly Entry[];
  /** By id, exported name, name of a series and former name, the first of which that has it. */
  readonly find: (name: string) => Entry | undefined;
  /** The metric that took the place of one that is gone, through all renames. */
  readonly successorOf: (entry: Entry) => Entry | undefined;
  readonly attributes: ReadonlyMap<string, AttributeEntry>;
  readonly owners: ReadonlyMap<string, readonly Entry[]>;
};

export function openDictionary(data: DictionaryData): Dictionary {
  const entries = entriesOf(data);
  const find = finder(entries);
  const successorOf = (entry: Entry) => successor(entry, find);
  return { data, entries, find, successorOf, attributes: attributesOf(entries), owners: ownersOf(entries) };
}

function entriesOf(data: DictionaryData): readonly Entry[] {
  const used = new Map<string, number>();
  for (const { name } of data.metrics) used.set(name, (used.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return data.metrics.flatMap((metric, index) => {
    const catalog = data.catalogs[metric.catalog];
    if (catalog === undefined) return [];
    const resolve = (uses: readonly AttributeUse[]) =>
      uses.flatMap((use) => {
        const attribute = data.attributes[use.at];
        return attribute === undefined ? [] : [{ attribute, use }];
      });
    const stem = used.get(metric.name) === 1 ? metric.name : `${metric.name}@${catalog.name}`;
    const id = taken.has(stem) ? `${stem}~${index}` : stem;
    taken.add(id);
    const attributes = resolve(allUses(metric));
    return [
      { index, id, metric, catalog, names: namesOf(metric, catalog), attributes, common: resolve(catalog.common) },
    ];
  });
}

/** Those of its variants are its own, too. */
function allUses({ attributes = [], variants = [] }: MetricData): readonly AttributeUse[] {
  const all = new Map(attributes.map((use) => [use.at, use]));
  for (const variant of variants) for (const use of variant.attributes) if (!all.has(use.at)) all.set(use.at, use);
  return [...all.values()];
}

function finder(entries: readonly Entry[]): Dictionary["find"] {
  const byName = new Map<string, Entry>();
  const add = (name: string, entry: Entry) => {
    if (!byName.has(name)) byName.set(name, entry);
  };
  // What is recorded answers to a name before what is gone.
  const ordered = [...entries].sort((a, b) => Number(isGone(a)) - Number(isGone(b)));
  for (const entry of ordered) add(entry.id, entry);
  for (const entry of ordered) add(entry.metric.name, entry);
  for (const entry of ordered)
    for (const { name, series } of entry.names) for (const each of [name, ...series]) add(each, entry);
  for (const entry of ordered) for (const name of entry.metric.formerly ?? []) add(name, entry);
  return (name) => byName.get(name);
}

function successor(entry: Entry, find: Dictionary["find"]): Entry | undefined {
  const seen = new Set([entry]);
  let next: Entry | undefined = entry;
  while (next !== undefined && isGone(next)) {
    next = find(next.metric.deprecated?.renamedTo ?? "");
    if (next === undefined || seen.has(next)) return undefined;
    seen.add(next);
  }
  return next === entry ? undefined : next;
}

export function isGone({ metric }: Entry): boolean {
  return metric.status === "removed";
}

function attributesOf(entries: readonly Entry[]): Dictionary["attributes"] {
  const found = new Map<string, Map<AttributeData, Entry[]>>();
  const common = new Set<AttributeData>();
  const note = (attribute: AttributeData): Entry[] => {
    const definitions = found.get(attribute.key) ?? new Map<AttributeData, Entry[]>();
    found.set(attribute.key, definitions);
    const carriers = definitions.get(attribute) ?? [];
    definitions.set(attribute, carriers);
    return carriers;
  };
  for (const entry of entries) {
    for (const { attribute } of entry.attributes) note(attribute).push(entry);
    for (const { attribute } of entry.common) {
      common.add(attribute);
      note(attribute);
    }
  }
  const listed = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, map]): [string, AttributeEntry] => {
      const definitions = [...map].map(([attribute, carriers]) => ({ attribute, entries: carriers }));
      const all = [...new Set(definitions.flatMap((each) => each.entries))];
      return [key, { key, definitions, entries: all, isCommon: [...map.keys()].some((each) => common.has(each)) }];
    });
  return new Map(listed);
}

function ownersOf(entries: readonly Entry[]): Dictionary["owners"] {
  const owners = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const owner of new Set(entry.metric.owners)) {
      const owned = owners.get(owner) ?? [];
      owned.push(entry);
      owners.set(owner, owned);
    }
  }
  return new Map([...owners].sort(([a], [b]) => (a < b ? -1 : 1)));
}
