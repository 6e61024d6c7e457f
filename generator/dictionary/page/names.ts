import { allRoutes, javascriptRoute, otlpRoute, type Route } from "../../exported/route.js";
import { exportedName } from "../../exported/exported-name.js";
import { type Series, seriesOf } from "../../exported/series.js";
import type { CatalogData, MetricData } from "../data.js";

/** A name under which a metric leaves, and every way on which it has that. */
export type NamedRoutes = {
  readonly name: string;
  /** What people call the ways. */
  readonly routes: readonly string[];
  /** The names of its series, where they differ from its own. */
  readonly series: readonly string[];
  /** Whether the catalog says that it comes on this way. */
  readonly isChosen: boolean;
};

/** The name of the metric itself, then the ways that its catalog names, then the others. */
export function namesOf(metric: MetricData, catalog: CatalogData): readonly NamedRoutes[] {
  const facts = factsOf(metric);
  const chosen = chosenRoutes(catalog);
  const byName = new Map<string, NamedRoutes>([
    [metric.name, { name: metric.name, routes: ["OpenTelemetry, OTLP"], series: [], isChosen: true }],
  ]);
  const others = allRoutes.filter((route) => !chosen.some((each) => labelOf(each) === labelOf(route)));
  for (const route of [...chosen, ...others]) {
    const name = exportedName(facts, route);
    if (name === undefined) continue;
    const known = byName.get(name);
    const series = seriesOf(facts, route)
      .map((each) => each.name)
      .filter((each) => each !== name);
    byName.set(name, {
      name,
      routes: [...(known?.routes ?? []), labelOf(route)],
      series: known?.series.length ? known.series : series,
      isChosen: (known?.isChosen ?? false) || chosen.includes(route),
    });
  }
  return [...byName.values()];
}

/** The ways that name the metrics of a catalog in Prometheus, the first of which its queries are written for. */
export function chosenRoutes({ strategy, exporter }: CatalogData): readonly [Route, ...Route[]] {
  if (exporter === "javascript") return [javascriptRoute];
  return exporter === "otlp" ? [otlpRoute(strategy)] : [otlpRoute(strategy), javascriptRoute];
}

/** The series of a metric on a way; none where Prometheus stores none. */
export function seriesOn(metric: MetricData, route: Route): readonly Series[] {
  return seriesOf(factsOf(metric), route);
}

function factsOf({ name, unit = "", instrument }: MetricData) {
  return { name, unit, instrument };
}

const strategyLabels = {
  UnderscoreEscapingWithSuffixes: "Prometheus",
  UnderscoreEscapingWithoutSuffixes: "Prometheus, without suffixes",
  NoUTF8EscapingWithSuffixes: "Prometheus, UTF-8 with suffixes",
  NoTranslation: "Prometheus, untranslated",
} as const;

function labelOf(route: Route): string {
  return route.exporter === "javascript" ? "JavaScript Prometheus exporter" : strategyLabels[route.strategy];
}
