import { exportedName } from "../../exported/exported-name.js";
import { allRoutes, otlpRoute } from "../../exported/route.js";
import type { AnyEntry, Catalog, Metric } from "../../model/catalog.js";
import { signalsIn } from "../../model/entries.js";
import type { ImportedEntry, ImportedMetric } from "../imported-catalog.js";

/** The entry of a catalog that an imported one is: an event or a span of its name; a metric of its name or its exported name on any route. */
export function knownEntries(catalog: Catalog | null): (entry: ImportedEntry) => AnyEntry | undefined {
  const metricOf = knownMetrics(catalog?.metrics ?? []);
  const signals = catalog === null ? [] : signalsIn(catalog);
  const byName = new Map(signals.map((signal) => [`${signal.kind} ${signal.name}`, signal]));
  return (entry) =>
    entry.kind === "event" || entry.kind === "span" ? byName.get(`${entry.kind} ${entry.name}`) : metricOf(entry);
}

function knownMetrics(metrics: readonly Metric[]): (metric: ImportedMetric) => Metric | undefined {
  const byName = new Map<string, Metric>();
  for (const metric of metrics) {
    for (const route of allRoutes) {
      const name = exportedName(metric, route);
      if (name !== undefined && !byName.has(name)) byName.set(name, metric);
    }
  }
  for (const metric of metrics) byName.set(metric.name, metric);
  return ({ name, unit = "", instrument }) => {
    const exported = exportedName({ name, unit, instrument }, otlpRoute());
    return byName.get(name) ?? (exported === undefined ? undefined : byName.get(exported));
  };
}
