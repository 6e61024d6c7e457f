import type { Plain } from "../../edit/amendment.js";
import type { ImportedMetric, ImportedVariant } from "../imported-catalog.js";
import {
  attributesEntry,
  type Decisions,
  deprecationEntry,
  type EntryContext,
  lifeEntry,
  notesEntry,
} from "./entry-fields.js";
import { type PlainMap, present } from "./present.js";

/** The entry of a metric, in the order of the format. */
export function metricEntry(metric: ImportedMetric, { recorder, allow }: Decisions, context: EntryContext): PlainMap {
  const { instrument, observable, description, unit, valueType, buckets, attributes = [], variants = [] } = metric;
  return present({
    instrument,
    observable: observable === true ? true : undefined,
    description,
    unit,
    value_type: valueType === "int" ? "int" : undefined,
    buckets: buckets?.length === 0 ? undefined : buckets,
    attributes: attributesEntry(attributes, context),
    ...lifeEntry(metric, context),
    deprecated: deprecationEntry(metric, context),
    ...notesEntry(metric),
    recorder,
    enabled: metric.enabled,
    variants: Object.fromEntries(variants.map((variant) => [variant.key, variantEntry(variant, context)])),
    allow: allow.length === 0 ? undefined : allow,
  });
}

function variantEntry({ description, note, attributes }: ImportedVariant, context: EntryContext): Plain {
  const entry = present({ description, attributes: attributesEntry(attributes, context), note });
  return Object.keys(entry).length === 0 ? null : entry;
}
