import type { Catalog, Metric, Variant } from "../model/catalog.js";
import { isRecorded } from "../model/emission.js";
import { formsOf } from "../model/variants.js";
import type { AttributePool } from "./attribute-pool.js";
import type { MetricData, VariantData } from "./data.js";
import { type EntryFacts, entryData, factData } from "./entry-data.js";
import { present } from "./present.js";

export function metricData(metric: Metric, catalog: Catalog, pool: AttributePool, facts: EntryFacts): MetricData {
  const { names, valueType, cardinality } = metric;
  const hasRecorder = isRecorded(metric) && metric.hasOwnRecorder;
  return present<MetricData>({
    kind: "metric",
    catalog: facts.catalog,
    ...entryData(metric, catalog, pool),
    instrument: metric.instrument,
    isObservable: metric.observable || null,
    unit: metric.unit,
    isInt: valueType === "int" || null,
    buckets: metric.instrument === "histogram" ? metric.buckets : null,
    variants: variantsOf(metric, pool),
    cardinality,
    isOff: !metric.enabled || null,
    recorder: hasRecorder ? names.recorder : null,
    timer: hasRecorder ? (names.timer?.method ?? null) : null,
    ...factData(facts),
  });
}

function variantsOf(metric: Metric, pool: AttributePool): readonly VariantData[] {
  const written = new Map(metric.variants.map((variant) => [variant.key, variant]));
  return formsOf(metric).flatMap(({ variant: key, attributes, names }) => {
    const variant = key === undefined ? undefined : written.get(key);
    return variant === undefined ? [] : [variantData(variant, attributes.map(pool.use), names, isRecorded(metric))];
  });
}

function variantData(
  { key, description, note }: Variant,
  attributes: VariantData["attributes"],
  names: Variant["names"],
  isCalled: boolean,
): VariantData {
  const { recorder, timer } = names;
  return {
    ...present<Pick<VariantData, "key" | "description" | "note" | "recorder" | "timer">>({
      key,
      description,
      note,
      recorder: isCalled && recorder,
      timer: isCalled && (timer?.method ?? null),
    }),
    attributes,
  };
}
