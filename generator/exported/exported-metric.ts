import { remembered } from "../remembered.js";
import { exportedName } from "./exported-name.js";
import type { MetricFacts } from "./metric-facts.js";
import type { Route } from "./route.js";
import { type Series, seriesOf } from "./series.js";

/** What a metric is in Prometheus. */
type ExportedMetric = {
  /** Before what a histogram's series add; undefined when Prometheus stores none. */
  readonly name: string | undefined;
  readonly series: readonly Series[];
};

/** The name and the series of a metric on a route. Rules, pages and catalog.json ask for the same ones. */
export function exportedMetric(facts: MetricFacts, route: Route): ExportedMetric {
  return exportedOn(route)(facts);
}

const exportedOn = remembered((route: Route) =>
  remembered((facts: MetricFacts) => ({ name: exportedName(facts, route), series: seriesOf(facts, route) })),
);
