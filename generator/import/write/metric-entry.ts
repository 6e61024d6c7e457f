import type { Plain } from "../../edit/amendment.js";
import type { ImportedAttribute, ImportedDeprecation, ImportedMetric, ImportedVariant } from "../imported-catalog.js";
import { attributeEntry, definitionOf, reasonOf, requiredEntry, useEntry } from "./attribute-entry.js";
import { type PlainMap, present } from "./present.js";

/** What the entries of metrics depend on beside the metrics themselves. */
export type EntryContext = {
  /** Shared attributes by name, those of the catalog and new ones. */
  readonly shared: ReadonlyMap<string, PlainMap>;
  /** Attributes that every metric has anyway. */
  readonly common: ReadonlySet<string>;
  /** The key of a metric of the catalog, by its whole name. */
  readonly keyOf: (name: string) => string | undefined;
  readonly isPlanned: boolean;
};

/** What is decided of a metric where names or rules of the catalog ask for it. */
export type Decisions = { readonly recorder: string | undefined; readonly allow: readonly string[] };

/** The entry of a metric, in the order of the format. */
export function metricEntry(metric: ImportedMetric, decisions: Decisions, context: EntryContext): PlainMap {
  const { instrument, observable, description, unit, valueType, buckets, owners = [], entities = [] } = metric;
  const { attributes = [], variants = [], deprecated } = metric;
  return present({
    instrument,
    observable: observable === true ? true : undefined,
    description,
    unit,
    value_type: valueType === "int" ? "int" : undefined,
    buckets: buckets?.length === 0 ? undefined : buckets,
    attributes: attributesEntry(attributes, context),
    status: context.isPlanned && deprecated === undefined ? "planned" : undefined,
    stability: metric.stability === "development" ? undefined : metric.stability,
    since: metric.since,
    owner: owners.length > 1 ? owners : owners[0],
    deprecated: deprecationEntry(deprecated, context),
    note: metric.note,
    entities: entities.length === 0 ? undefined : entities,
    annotations: metric.annotations,
    recorder: decisions.recorder,
    enabled: metric.enabled,
    variants: Object.fromEntries(variants.map((variant) => [variant.key, variantEntry(variant, context)])),
    allow: decisions.allow.length === 0 ? undefined : decisions.allow,
  });
}

function variantEntry({ description, note, attributes }: ImportedVariant, context: EntryContext): Plain {
  const entry = present({ description, attributes: attributesEntry(attributes, context), note });
  return Object.keys(entry).length === 0 ? null : entry;
}

/** A list where all are shared ones, else a map. */
function attributesEntry(attributes: readonly ImportedAttribute[], { shared, common }: EntryContext): Plain {
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
function deprecationEntry(deprecated: ImportedDeprecation | undefined, { keyOf }: EntryContext): PlainMap | undefined {
  if (deprecated === undefined) return undefined;
  const { since, reason, renamedTo } = deprecated;
  const key = renamedTo === undefined ? undefined : keyOf(renamedTo);
  return present({ since, reason: key === undefined ? reasonOf(deprecated) : reason, renamed_to: key });
}
