import type { MetricFacts } from "./metric-facts.js";
import type { Route } from "./route.js";
import { type Series, seriesOf } from "./series.js";

/** A metric that a series may belong to, and the way on which it then came. */
export type Owner<M extends MetricFacts> = { readonly metric: M; readonly series: Series; readonly route: Route };

/** From the name of a series back to the metrics that it may be, in the order of the metrics and then of the routes. */
export type SeriesIndex<M extends MetricFacts> = {
  readonly names: readonly string[];
  owners(name: string): readonly Owner<M>[];
};

/**
 * One route that gives a series the same name as another adds no owner. Histograms can be found by their bare name, too,
 * under which Prometheus keeps native ones and those that it converts to custom buckets.
 */
export function seriesIndex<M extends MetricFacts>(metrics: readonly M[], routes: readonly Route[]): SeriesIndex<M> {
  const byName = new Map<string, Owner<M>[]>();
  for (const metric of metrics) {
    for (const route of routes) {
      for (const series of possibleSeries(metric, route)) {
        const owners = byName.get(series.name) ?? [];
        if (owners.at(-1)?.metric !== metric) owners.push({ metric, series, route });
        byName.set(series.name, owners);
      }
    }
  }
  return { names: [...byName.keys()], owners: (name) => byName.get(name) ?? [] };
}

function possibleSeries(metric: MetricFacts, route: Route): readonly Series[] {
  const series = seriesOf(metric, route);
  if (metric.instrument !== "histogram") return series;
  return [...series, ...seriesOf({ ...metric, instrument: "exponential_histogram" }, route)];
}
