import type { Plain } from "../../edit/amendment.js";
import type { EntryKind } from "../../vocabulary.js";
import { type ImportedAttribute, type ImportedEntry, kindOf } from "../imported-catalog.js";
import { attributeEntry, definitionOf, reasonOf, requiredEntry, useEntry } from "./attribute-entry.js";
import { type PlainMap, present } from "./present.js";

/** What entries depend on beside what was imported of them. */
export type EntryContext = {
  /** Shared attributes by name, those of the catalog and new ones. */
  readonly shared: ReadonlyMap<string, PlainMap>;
  /** Attributes that every entry has anyway. */
  readonly common: ReadonlySet<string>;
  /** The key of an entry of the catalog of a kind, by its whole name. */
  readonly keyOf: (name: string, kind: EntryKind) => string | undefined;
  readonly isPlanned: boolean;
};

/** What is decided of an entry where names or rules of the catalog ask for it. */
export type Decisions = { readonly recorder: string | undefined; readonly allow: readonly string[] };

/** Where it is in its life, and whose it is, as entries of every kind say it. */
export function lifeEntry(entry: ImportedEntry, { isPlanned }: EntryContext) {
  const { deprecated, stability, since, owners = [] } = entry;
  return {
    status: isPlanned && deprecated === undefined ? "planned" : undefined,
    stability: stability === "development" ? undefined : stability,
    since,
    owner: owners.length > 1 ? owners : owners[0],
  };
}

/** What entries of every kind say beside their signal. */
export function notesEntry({ note, entities = [], annotations }: ImportedEntry) {
  return { note, entities: entities.length === 0 ? undefined : entities, annotations };
}

/** A list where all are shared ones, else a map. */
export function attributesEntry(attributes: readonly ImportedAttribute[], { shared, common }: EntryContext): Plain {
  const entries = attributes
    .filter(({ key }) => !common.has(key))
    .map((attribute) => [attribute.key, entryOf(attribute, shared.get(attribute.key))] as const);
  const areShared = entries.length > 0 && entries.every(([, entry]) => entry === null);
  return areShared ? entries.map(([key]) => key) : Object.fromEntries(entries);
}

function entryOf(attribute: ImportedAttribute, shared: PlainMap | undefined): Plain {
  if (shared !== undefined) return useEntry(attribute, shared);
  return attributeEntry(definitionOf(attribute), requiredEntry(attribute.requirement));
}

/** What takes its place is named where the catalog has it. */
export function deprecationEntry(entry: ImportedEntry, { keyOf }: EntryContext): PlainMap | undefined {
  const { deprecated } = entry;
  if (deprecated === undefined) return undefined;
  const { since, reason, renamedTo } = deprecated;
  const key = renamedTo === undefined ? undefined : keyOf(renamedTo, kindOf(entry));
  return present({ since, reason: key === undefined ? reasonOf(deprecated) : reason, renamed_to: key });
}
