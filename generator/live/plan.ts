import type { Attribute, Catalog, Metric } from "../model/catalog.js";
import { emissionOf } from "../model/emission.js";
import { formsOf } from "../model/variants.js";

/** An attribute as a metric may carry it. */
export type PlannedAttribute = { readonly attribute: Attribute; readonly isCommon: boolean };

/** What one recorder of a metric emits; a point has to fit one of the forms of its metric. */
export type PlannedForm = {
  readonly byKey: ReadonlyMap<string, PlannedAttribute>;
  readonly required: readonly PlannedAttribute[];
};

export type PlannedMetric = {
  readonly metric: Metric;
  readonly forms: readonly PlannedForm[];
  /** The names of all its attributes, for suggestions. */
  readonly keys: readonly string[];
};

/** What a catalog says of everything that may be received, by the names under which it leaves. */
export type Plan = {
  readonly catalog: Catalog;
  readonly byName: ReadonlyMap<string, PlannedMetric>;
  /** Pairs of metrics that are emitted under both names, the old one first. */
  readonly pairs: readonly (readonly [old: Metric, current: Metric])[];
};

export function planOf(catalog: Catalog): Plan {
  const { metrics, context } = catalog;
  return {
    catalog,
    byName: new Map(metrics.map((metric) => [metric.name, plannedMetric(metric, context)])),
    pairs: [...emissionOf(catalog).replacements],
  };
}

function plannedMetric(metric: Metric, context: readonly Attribute[]): PlannedMetric {
  const forms = formsOf(metric).map(({ attributes }): PlannedForm => {
    const planned = [
      ...context.map((attribute) => ({ attribute, isCommon: true })),
      ...attributes.map((attribute) => ({ attribute, isCommon: false })),
    ];
    return {
      byKey: new Map(planned.map((each) => [each.attribute.key, each])),
      required: planned.filter(({ attribute }) => attribute.required),
    };
  });
  return { metric, forms, keys: [...new Set(forms.flatMap(({ byKey }) => [...byKey.keys()]))] };
}
