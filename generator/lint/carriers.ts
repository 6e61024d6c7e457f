import type { Attribute, Catalog, Metric } from "../model/catalog.js";
import { definitions } from "../model/definitions.js";
import type { Resolution } from "../model/resolution.js";

/** An attribute where it is defined, and the metrics whose measurements carry it as it is defined there. */
export type CarriedAttribute = { readonly attribute: Attribute; readonly metrics: readonly Metric[] };

/** Every attribute once, where a person wrote it. Those that only removed metrics have are left out. */
export function* carriedAttributes(resolution: Resolution): Iterable<CarriedAttribute> {
  const living = livingMetrics(resolution.catalog);
  const users = usersOfShared(living);
  for (const { attribute, metric } of definitions(resolution)) {
    const { path } = attribute;
    const metrics = metric !== undefined ? [metric] : path[0] === "context" ? living : (users.get(attribute.key) ?? []);
    if (metrics.some(({ status }) => status !== "removed")) yield { attribute, metrics };
  }
}

/** Those that are, or will be, recorded. */
export function livingMetrics({ metrics }: Catalog): readonly Metric[] {
  return metrics.filter(({ status }) => status !== "removed");
}

function usersOfShared(metrics: readonly Metric[]): ReadonlyMap<string, readonly Metric[]> {
  const users = new Map<string, Metric[]>();
  for (const metric of metrics) {
    for (const { shared, path } of metric.attributes) {
      if (shared === null || path[0] !== "attributes") continue;
      const others = users.get(shared);
      if (others === undefined) users.set(shared, [metric]);
      else others.push(metric);
    }
  }
  return users;
}
