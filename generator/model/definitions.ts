import type { Attribute, Metric } from "./catalog.js";
import type { Resolution } from "./resolution.js";

/** An attribute where it is defined; `metric` when that is in a metric. */
export type Definition = { readonly attribute: Attribute; readonly metric?: Metric };

/** Every attribute once, at the place where a person wrote it: shared ones are not repeated for each use. */
export function* definitions({ shared, catalog }: Resolution): Iterable<Definition> {
  for (const attribute of shared) yield { attribute };
  for (const attribute of catalog.context) yield { attribute };
  for (const metric of catalog.metrics) {
    for (const attribute of metric.attributes) {
      if (attribute.path[0] === "metrics") yield { attribute, metric };
    }
  }
}
