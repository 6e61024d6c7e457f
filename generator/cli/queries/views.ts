import { seriesOf } from "../../exported/series.js";
import { isRecorded } from "../../model/emission.js";
import { holderText } from "../../queries/query.js";
import { placeInQuery } from "../../queries/finding.js";
import { type MetricUsage, type Use, usageOf } from "../../queries/usage.js";
import { positionOf } from "../../source.js";
import type { OpenQueries } from "./open.js";

/** Metrics that no query uses, with their series, and attributes of the others that none names, for other programs. */
export function unusedView({ queries, series, catalog }: OpenQueries) {
  const [route] = catalog.settings.prometheus.routes;
  const recorded = usageOf(queries, series).filter(({ metric }) => isRecorded(metric));
  const metrics = recorded
    .filter(({ uses }) => uses.length === 0)
    .map(({ metric }) => ({ metric: metric.key, series: seriesOf(metric, route).map(({ name }) => name) }));
  const attributes = recorded
    .filter(({ uses }) => uses.length > 0)
    .flatMap(({ metric, attributes }) =>
      metric.attributes
        .filter(({ key }) => !attributes.has(key))
        .map(({ key }) => ({ metric: metric.key, attribute: key })),
    );
  return { metrics, attributes };
}

/** One place where a metric is used. */
function useView({ read, via }: Use) {
  const { line, column } = positionOf(placeInQuery(read, { from: 0, to: 0 }));
  const { kind, name, within } = read.query.holder;
  return { file: read.source.name, line, column, kind, name, within, via: via === "" ? null : via };
}

export function useText(use: Use): string {
  const { file, line, column } = useView(use);
  const via = use.via === "" ? "" : `, through ${use.via}`;
  return `  ${file}:${line}:${column}  ${holderText(use.read.query.holder)}${via}`;
}

export function usageView({ metric, uses, attributes }: MetricUsage) {
  return { metric: metric.key, uses: uses.map(useView), attributes: [...attributes].sort() };
}
