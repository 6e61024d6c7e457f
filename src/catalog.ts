import { type AttributeDefinition, defineCounter, type Metric } from "./definition.js";

export type CatalogDefinition = {
  readonly name: string;
  /** Attributes that every metric carries. */
  readonly context: readonly AttributeDefinition[];
  readonly metrics: readonly Metric[];
};

/** The metrics of one `catalog.yaml`, each with its slot; the last one counts what was refused. */
export interface Catalog extends CatalogDefinition {
  readonly invalid: Metric;
}

/**
 * Gives every metric its slot.
 * Throws when a metric belongs to a catalog already: its slot would point into foreign tables.
 */
export function defineCatalog(definition: CatalogDefinition): Catalog {
  const invalid = defineCounter({
    name: "meterbook.invalid",
    description: "Measurements that were dropped or changed because they did not fit the catalog.",
    unit: "{measurement}",
    valueType: "int",
    attributes: [
      { key: "metric", type: "string" },
      { key: "attribute", type: "string", required: false },
      { key: "reason", type: "string" },
    ],
  });
  const metrics = [...definition.metrics, invalid];
  metrics.forEach((metric, slot) => {
    if (metric.slot !== -1) throw new Error(`metric "${metric.definition.name}" belongs to a catalog already`);
    metric.slot = slot;
  });
  return { ...definition, metrics, invalid };
}
