import type { MetricDocument, VariantDocument } from "../document/schema/metric-schema.js";
import { camelCase, pascalCase, prefixed } from "../names.js";
import type { Attribute, Metric, Variant } from "./catalog.js";
import { entryAttributes, type Scope } from "./entry-attributes.js";
import { namesOf } from "./metric-names.js";

/** The variants that are written of a metric, with the attributes that they have of it. */
export function resolveVariants(metric: Metric, written: MetricDocument, scope: Scope): readonly Variant[] {
  return Object.entries(written.variants ?? {}).map(([key, said]) => {
    const { description = "", note, attributes = {}, recorder }: VariantDocument = said ?? {};
    const path = [...metric.path, "variants", key];
    const own = entryAttributes([...path, "attributes"], attributes, scope);
    const chosen = recorder ?? null;
    const stem = chosen ?? prefixed(metric.names.stem, camelCase(key));
    const type = pascalCase(chosen ?? `${metric.names.chosen ?? metric.key} ${key}`);
    return {
      key,
      description,
      note: note ?? null,
      attributes: merged(metric.attributes, own),
      own,
      names: namesOf({ stem, type, chosen }, written),
      path,
      place: scope.locate(path, "key"),
    };
  });
}

/** What a variant says of an attribute of its metric stands in its place. */
function merged(inherited: readonly Attribute[], own: readonly Attribute[]): readonly Attribute[] {
  const left = new Map(own.map((attribute) => [attribute.key, attribute]));
  const replaced = inherited.map((attribute) => {
    const other = left.get(attribute.key) ?? attribute;
    left.delete(attribute.key);
    return other;
  });
  return [...replaced, ...left.values()];
}
