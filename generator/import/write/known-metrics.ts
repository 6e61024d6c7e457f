import { exportedName } from "../../exported/exported-name.js";
import { allRoutes, otlpRoute } from "../../exported/route.js";
import type { Catalog, Metric } from "../../model/catalog.js";
import type { ImportedMetric } from "../imported-catalog.js";

/** The metric of a catalog that has the name of an imported one, or its exported name on any route; undefined where none has. */
export function knownMetrics(catalog: Catalog | null): (metric: ImportedMetric) => Metric | undefined {
  const byName = new Map<string, Metric>();
  for (const metric of catalog?.metrics ?? []) {
    for (const route of allRoutes) {
      const name = exportedName(metric, route);
      if (name !== undefined && !byName.has(name)) byName.set(name, metric);
    }
  }
  for (const metric of catalog?.metrics ?? []) byName.set(metric.name, metric);
  return ({ name, unit = "", instrument }) => {
    const exported = exportedName({ name, unit, instrument }, otlpRoute());
    return byName.get(name) ?? (exported === undefined ? undefined : byName.get(exported));
  };
}
