import type { AttributeData, AttributeUse, CatalogData, DictionaryData, MetricData, SignalData } from "../data.js";
import { type NamedRoutes, namesOf } from "./names.js";

/** A metric, an event or a span as the page shows it. */
export type Entry = MetricEntry | SignalEntry;

export type MetricEntry = Shown & { readonly data: MetricData };
export type SignalEntry = Shown & { readonly data: SignalData };

type Shown = {
  /** What addresses call it behind its kind: its name, and its catalog where several have the name. */
  readonly id: string;
  readonly catalog: CatalogData;
  /** The names under which it leaves; the one that the catalog chooses comes first after its own. */
  readonly names: readonly NamedRoutes[];
  /** Those that it carries itself, and then those of everything in its catalog. */
  readonly attributes: readonly UsedAttribute[];
  readonly common: readonly UsedAttribute[];
};

export type UsedAttribute = { readonly attribute: AttributeData; readonly use: AttributeUse };

/** Everything that is defined under the name of an attribute. */
export type AttributeEntry = {
  readonly key: string;
  /** Most have one; some entries define it in a way of their own. */
  readonly definitions: readonly { readonly attribute: AttributeData; readonly entries: readonly Entry[] }[];
  /** The entries that carry it, without those on which it is only common. */
  readonly entries: readonly Entry[];
  readonly isCommon: boolean;
};

export type Dictionary = {
  readonly data: DictionaryData;
  readonly entries: readonly Entry[];
  /** A metric by id, exported name, name of a series and former name, the first of which that has it. */
  readonly find: (name: string) => MetricEntry | undefined;
  /** An entry of a kind by id, name and former name. */
  readonly entryOf: (kind: Entry["data"]["kind"], name: string) => Entry | undefined;
  /** By the name of a metric, the events and spans that record it; by the name of an event, the spans that carry it. */
  readonly recordersOf: (name: string) => readonly SignalEntry[];
  readonly carriersOf: (name: string) => readonly SignalEntry[];
  /** The entry that took the place of one that is gone, through all renames. */
  readonly successorOf: (entry: Entry) => Entry | undefined;
  readonly attributes: ReadonlyMap<string, AttributeEntry>;
  readonly owners: ReadonlyMap<string, readonly Entry[]>;
};

export function openDictionary(data: DictionaryData): Dictionary {
  const entries = entriesOf(data);
  const find = finder(entries.filter(isMetric));
  const entryOf = finderByKind(entries, find);
  const signals = entries.filter(isSignal);
  const ofEntries = { attributes: attributesOf(entries), owners: ownersOf(entries) };
  return {
    data,
    entries,
    find,
    entryOf,
    successorOf: (entry) => successor(entry, entryOf),
    recordersOf: listedBy(signals, ({ records }) => records),
    carriersOf: listedBy(signals, (signal) => (signal.kind === "span" ? signal.events : undefined)),
    ...ofEntries,
  };
}

export function isMetric(entry: Entry): entry is MetricEntry {
  return entry.data.kind === "metric";
}

export function isSignal(entry: Entry): entry is SignalEntry {
  return entry.data.kind !== "metric";
}

/** The signals that list a name, by it. */
function listedBy(
  signals: readonly SignalEntry[],
  namesIn: (signal: SignalData) => readonly string[] | undefined,
): (name: string) => readonly SignalEntry[] {
  const byName = new Map<string, SignalEntry[]>();
  for (const signal of signals) {
    for (const name of namesIn(signal.data) ?? []) {
      const others = byName.get(name);
      if (others === undefined) byName.set(name, [signal]);
      else others.push(signal);
    }
  }
  return (name) => byName.get(name) ?? [];
}

function entriesOf(data: DictionaryData): readonly Entry[] {
  const all = [...data.metrics, ...(data.signals ?? [])];
  const used = new Map<string, number>();
  for (const { kind, name } of all) used.set(`${kind} ${name}`, (used.get(`${kind} ${name}`) ?? 0) + 1);
  const taken = new Set<string>();
  return all.flatMap((each, index): readonly Entry[] => {
    const catalog = data.catalogs[each.catalog];
    if (catalog === undefined) return [];
    const resolve = (uses: readonly AttributeUse[]) =>
      uses.flatMap((use) => {
        const attribute = data.attributes[use.at];
        return attribute === undefined ? [] : [{ attribute, use }];
      });
    const { kind, name } = each;
    const stem = used.get(`${kind} ${name}`) === 1 ? name : `${name}@${catalog.name}`;
    const id = taken.has(`${kind} ${stem}`) ? `${stem}~${index}` : stem;
    taken.add(`${kind} ${id}`);
    const shown = { id, catalog, attributes: resolve(allUses(each)), common: resolve(catalog.common) };
    if (each.kind === "metric") return [{ ...shown, data: each, names: namesOf(each, catalog) }];
    const names = [{ name, routes: ["OpenTelemetry, OTLP"], series: [], isChosen: true }];
    return [{ ...shown, data: each, names }];
  });
}

/** Those of the variants of a metric are its own, too. */
function allUses(data: MetricData | SignalData): readonly AttributeUse[] {
  const { attributes = [] } = data;
  const variants = data.kind === "metric" ? (data.variants ?? []) : [];
  const all = new Map(attributes.map((use) => [use.at, use]));
  for (const variant of variants) for (const use of variant.attributes) if (!all.has(use.at)) all.set(use.at, use);
  return [...all.values()];
}

function finder(entries: readonly MetricEntry[]): Dictionary["find"] {
  const byName = new Map<string, MetricEntry>();
  const add = (name: string, entry: MetricEntry) => {
    if (!byName.has(name)) byName.set(name, entry);
  };
  // What is recorded answers to a name before what is gone.
  const ordered = [...entries].sort((a, b) => Number(isGone(a)) - Number(isGone(b)));
  for (const entry of ordered) add(entry.id, entry);
  for (const entry of ordered) add(entry.data.name, entry);
  for (const entry of ordered)
    for (const { name, series } of entry.names) for (const each of [name, ...series]) add(each, entry);
  for (const entry of ordered) for (const name of entry.data.formerly ?? []) add(name, entry);
  return (name) => byName.get(name);
}

/** What is recorded answers to a name before what is gone. */
function finderByKind(entries: readonly Entry[], find: Dictionary["find"]): Dictionary["entryOf"] {
  const byName = new Map<string, Entry>();
  const ordered = [...entries].filter(isSignal).sort((a, b) => Number(isGone(a)) - Number(isGone(b)));
  const add = (name: string, entry: SignalEntry) => {
    const key = `${entry.data.kind} ${name}`;
    if (!byName.has(key)) byName.set(key, entry);
  };
  for (const entry of ordered) add(entry.id, entry);
  for (const entry of ordered) add(entry.data.name, entry);
  for (const entry of ordered) for (const name of entry.data.formerly ?? []) add(name, entry);
  return (kind, name) => (kind === "metric" ? find(name) : byName.get(`${kind} ${name}`));
}

function successor(entry: Entry, entryOf: Dictionary["entryOf"]): Entry | undefined {
  const seen = new Set([entry]);
  let next: Entry | undefined = entry;
  while (next !== undefined && isGone(next)) {
    next = entryOf(next.data.kind, next.data.deprecated?.renamedTo ?? "");
    if (next === undefined || seen.has(next)) return undefined;
    seen.add(next);
  }
  return next === entry ? undefined : next;
}

export function isGone({ data }: Entry): boolean {
  return data.status === "removed";
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
    for (const owner of new Set(entry.data.owners)) {
      const owned = owners.get(owner) ?? [];
      owned.push(entry);
      owners.set(owner, owned);
    }
  }
  return new Map([...owners].sort(([a], [b]) => (a < b ? -1 : 1)));
}
