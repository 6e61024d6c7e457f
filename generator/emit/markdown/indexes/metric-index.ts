import type { Catalog, Metric } from "../../../model/catalog.js";
import type { Part } from "../../../model/partition.js";
import { anchors } from "./anchors.js";
import { code } from "../syntax/code-span.js";
import { instrumentName } from "../facts/instrument-text.js";
import { partPath } from "../namespace-section.js";
import { headingsAbove } from "./page-headings.js";
import { shortened } from "../syntax/paragraphs.js";
import { isPresent } from "../reference-section.js";
import { table } from "../syntax/table.js";

/** Characters of a description that a list of very many metrics shows. */
const longestSummary = 160;

/** What the list says of a metric, and the address of its section. */
type IndexedMetric = Pick<
  Metric,
  "name" | "instrument" | "observable" | "unit" | "status" | "stability" | "description"
> & { readonly address: string };

/** What a list of every metric is made of; it takes longer to print. */
export function indexedMetrics({ metrics }: Catalog, links: ReadonlyMap<Metric, string>): readonly IndexedMetric[] {
  return metrics.filter(isPresent).map((metric) => {
    const { name, instrument, observable, unit, status, stability, description } = metric;
    return { name, instrument, observable, unit, status, stability, description, address: links.get(metric) ?? "" };
  });
}

/** Every metric of a divided catalog in one list, by name, each with a link to its section. */
export function metricIndex(metrics: readonly IndexedMetric[]): string {
  const sorted = [...metrics].sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = sorted.map((metric) => [
    `[${code(metric.name)}](${metric.address})`,
    instrumentName(metric),
    metric.unit === "" ? "" : code(metric.unit),
    stateOf(metric),
    shortened(metric.description, longestSummary),
  ]);
  return `## All metrics\n\n${table(["Metric", "Type", "Unit", "Stability", "Description"], rows)}`;
}

/** A deprecated or planned metric says so in place of what it promises. */
function stateOf({ status, stability }: IndexedMetric): string {
  return status === "active" ? stability.replace("_", " ") : `**${status}**`;
}

/** The address of each metric's section, from the index page. */
export function linksTo(catalog: Catalog, parts: readonly Part[]): ReadonlyMap<Metric, string> {
  return new Map(
    parts.flatMap((part) => {
      const places = [...anchors(part.metrics.filter(isPresent), headingsAbove(catalog, part))];
      return places.map(([metric, anchor]) => [metric, `${partPath(part)}#${anchor}`] as const);
    }),
  );
}
