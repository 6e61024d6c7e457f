import { type AttributeDefinition, defineCounter, type Metric } from "./definition.js";

/** A catalog as generated code writes it. */
export type CatalogDefinition = {
  /** What the generated code expects of this package: more than 1 is more than this version can do. */
  readonly contract?: number;
  readonly name: string;
  /** Of the instrumentation scope, for Meters that `bind` makes. */
  readonly version?: string;
  readonly schemaUrl?: string;
  /** Attributes that every metric carries. */
  readonly context: readonly AttributeDefinition[];
  readonly metrics: readonly Metric[];
};

/** The metrics of one `catalog.yaml`, each with its slot; the last one counts what was invalid. */
export interface Catalog extends CatalogDefinition {
  readonly invalid: Metric;
}

/** Gives every metric its slot: a metric belongs to one catalog. */
export function defineCatalog(definition: CatalogDefinition): Catalog {
  const invalid = defineCounter({
    name: "meterbook.invalid",
    description: "Measurements that did not fit the catalog.",
    valueType: "int",
    attributes: ["metric", "reason", "attribute"].map((key) => ({ key, type: "string" })),
  });
  const metrics = [...definition.metrics, invalid];
  metrics.forEach((metric, slot) => {
    metric.slot = slot;
  });
  return { ...definition, metrics, invalid };
}
