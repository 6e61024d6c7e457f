import type { AttributeDocument, AttributeUseDocument } from "../document/schema/attribute-schema.js";
import type { MetricDocument } from "../document/schema/metric-schema.js";
import type { CatalogDocument } from "../document/schema/schema.js";
import type { Metric } from "../model/catalog.js";
import type { Path } from "../source.js";
import { type EntrySection, entrySections } from "../vocabulary.js";
import { type Mapping, mappingsIn } from "./mappings.js";

/** Where an entry uses a shared attribute: by its name alone, in a list or as a key, or also by a `ref` at that place. */
type Use = { readonly path: Path; readonly isNamed: boolean; readonly hasRef: boolean };

/** Who refers to what, by its name. */
export type References = {
  /** Of shared attributes. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** Paths of each `renamed_to` that leads to an entry; one of another kind may have the same name. */
  readonly toEntries: ReadonlyMap<string, readonly Path[]>;
  /** Paths of the keys under `records` of events and spans that name a metric. */
  readonly toRecorded: ReadonlyMap<string, readonly Path[]>;
  /** Paths in `events` of spans that name an event. */
  readonly toAttached: ReadonlyMap<string, readonly Path[]>;
  /** Paths of each `renamed_to` that leads to an attribute. */
  readonly toAttributes: ReadonlyMap<string, readonly Path[]>;
  /** By the name of an attribute, where `records` of events and spans speaks of it. */
  readonly mappings: ReadonlyMap<string, readonly Mapping[]>;
};

type Attributes = Readonly<Record<string, AttributeDocument | AttributeUseDocument>>;

/** The metrics that a catalog imports stand in no document of it, and are recorded by its events all the same. */
export function referencesIn(document: CatalogDocument, metrics: readonly Metric[]): References {
  const { context, attributes } = document;
  const uses = new Map<string, Use[]>();
  const toEntries = new Map<string, Path[]>();
  const toAttributes = new Map<string, Path[]>();
  const addReplacements = (attributes: Attributes, path: Path) => {
    for (const [name, at] of replacements(attributes, path)) add(toAttributes, name, at);
  };
  addReplacements(context ?? {}, ["context"]);
  addReplacements(attributes ?? {}, ["attributes"]);
  for (const [path, { deprecated }] of entriesIn(document)) {
    if (deprecated?.renamed_to !== undefined) add(toEntries, deprecated.renamed_to, renamedTo(path));
  }
  for (const [path, used] of usersIn(document)) {
    for (const [name, use] of usesIn(used, path, attributes ?? {})) add(uses, name, use);
    if (!Array.isArray(used)) addReplacements(used as Attributes, path);
  }
  const toRecorded = recordedIn(document);
  const toAttached = attachedIn(document);
  return { uses, toEntries, toAttributes, toRecorded, toAttached, mappings: mappingsIn(document, metrics) };
}

function recordedIn({ events = {}, spans = {} }: CatalogDocument): References["toRecorded"] {
  const found = new Map<string, Path[]>();
  for (const [section, signals] of Object.entries({ events, spans })) {
    for (const [key, { records = {} }] of Object.entries(signals)) {
      for (const metric of Object.keys(records)) add(found, metric, [section, key, "records", metric]);
    }
  }
  return found;
}

function attachedIn({ spans = {} }: CatalogDocument): References["toAttached"] {
  const found = new Map<string, Path[]>();
  for (const [key, { events = [] }] of Object.entries(spans)) {
    events.forEach((event, index) => {
      add(found, event, ["spans", key, "events", index]);
    });
  }
  return found;
}

/** What entries of all kinds may write. */
type Written = Pick<MetricDocument, "attributes" | "deprecated" | "variants">;

function entriesIn(document: CatalogDocument): readonly (readonly [path: Path, written: Written])[] {
  return sectionNames.flatMap((section) => {
    const entries: Readonly<Record<string, Written>> = document[section] ?? {};
    return Object.entries(entries).map(([key, written]) => [[section, key], written] as const);
  });
}

type Used = NonNullable<MetricDocument["attributes"]>;

/** The attributes of entries and of their variants, and where they stand. */
function usersIn(document: CatalogDocument): readonly (readonly [path: Path, used: Used])[] {
  return entriesIn(document).flatMap(([path, { attributes = {}, variants = {} }]) => {
    const own = [[...path, "attributes"], attributes] as const;
    const ofVariants = Object.entries(variants).map(([name, variant]) => {
      return [[...path, "variants", name, "attributes"], variant?.attributes ?? {}] as const;
    });
    return [own, ...ofVariants];
  });
}

const sectionNames = Object.keys(entrySections) as readonly EntrySection[];

function* usesIn(
  attributes: readonly string[] | Attributes,
  path: Path,
  shared: Attributes,
): Iterable<readonly [name: string, use: Use]> {
  for (const [key, use] of Object.entries(attributes)) {
    if (Array.isArray(attributes)) yield [use, { path: [...path, Number(key)], isNamed: true, hasRef: false }];
    else if (use === null) yield [key, { path: [...path, key], isNamed: true, hasRef: false }];
    else if (isObject(use) && use.ref !== undefined)
      yield [use.ref, { path: [...path, key], isNamed: key === use.ref, hasRef: true }];
    else if (isObject(use) && use.type === undefined && use.values === undefined && Object.hasOwn(shared, key))
      yield [key, { path: [...path, key], isNamed: true, hasRef: false }];
  }
}

function* replacements(attributes: Attributes, path: Path): Iterable<readonly [name: string, at: Path]> {
  for (const [key, attribute] of Object.entries(attributes)) {
    const name = isObject(attribute) ? attribute.deprecated?.renamed_to : undefined;
    if (name !== undefined) yield [name, renamedTo([...path, key])];
  }
}

function renamedTo(path: Path): Path {
  return [...path, "deprecated", "renamed_to"];
}

type Fields = Exclude<AttributeUseDocument, string | null | readonly unknown[]>;

function isObject(use: AttributeUseDocument): use is Fields {
  return typeof use === "object" && use !== null && !Array.isArray(use);
}

function add<Entry>(entries: Map<string, Entry[]>, name: string, entry: Entry): void {
  const others = entries.get(name);
  if (others === undefined) entries.set(name, [entry]);
  else others.push(entry);
}
