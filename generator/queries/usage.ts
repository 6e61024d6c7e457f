import type { Metric } from "../model/catalog.js";
import type { CatalogSeries } from "./catalog-series.js";
import { namesOf } from "./names-of.js";
import { originsOf } from "./promql/label-set.js";
import { legendLabels, templateLabels } from "./promql/legends.js";
import type { Selector } from "./promql/selector.js";
import type { ReadQueries, ReadQuery } from "./read-query.js";

/** That a query uses a metric; `via` is the recording rule through which it does, and empty where it names the metric. */
export type Use = { readonly read: ReadQuery; readonly via: string };

export type MetricUsage = {
  readonly metric: Metric;
  readonly uses: readonly Use[];
  /** Keys of the attributes that a query names. */
  readonly attributes: ReadonlySet<string>;
};

/** Which queries use each metric, in the order of the catalog. A series that several metrics may have counts for each. */
export function usageOf(queries: ReadQueries, series: CatalogSeries): readonly MetricUsage[] {
  const uses = new Map<Metric, Use[]>(series.catalog.metrics.map((metric) => [metric, []]));
  const attributes = new Map<Metric, Set<string>>(series.catalog.metrics.map((metric) => [metric, new Set()]));
  for (const read of queries.read) {
    if (read.query.isCopy) continue;
    for (const [metric, via] of metricsOf(read, queries, series)) uses.get(metric)?.push({ read, via });
    for (const [selector, label] of labelsIn(read)) {
      for (const { metric } of namesOf(selector).flatMap(({ text }) => series.owners(text))) {
        for (const { key } of series.attributesOf(metric, label)) attributes.get(metric)?.add(key);
      }
    }
  }
  return series.catalog.metrics.map((metric) => {
    return { metric, uses: uses.get(metric) ?? [], attributes: attributes.get(metric) ?? new Set() };
  });
}

/** The metrics of a query and, through recording rules, of those that it is made of; each by the shortest way. */
function metricsOf(read: ReadQuery, { records }: ReadQueries, series: CatalogSeries): ReadonlyMap<Metric, string> {
  const found = new Map<Metric, string>();
  const seen = new Set<string>();
  const open: { readonly read: ReadQuery; readonly via: string }[] = [{ read, via: "" }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const { text } of next.read.analysis.selectors.flatMap(namesOf)) {
      for (const { metric } of series.owners(text)) if (!found.has(metric)) found.set(metric, next.via);
      const record = records.get(text);
      if (record === undefined || seen.has(text) || series.owners(text).length > 0) continue;
      seen.add(text);
      open.push({ read: record, via: next.via === "" ? text : next.via });
    }
  }
  return found;
}

/** Every label that a query names, with the selectors that it may come from. */
export function labelsIn({ query, analysis }: ReadQuery): readonly (readonly [Selector, string])[] {
  const matched = analysis.selectors.flatMap((selector) =>
    selector.matchers.map(({ label }) => [selector, label.text] as const),
  );
  const named = analysis.labels.map(({ label, sets }) => ({ label: label.text, sets }));
  const shown = [
    ...query.legends.flatMap(({ text }) => legendLabels(text)),
    ...query.templates.flatMap(({ text }) => templateLabels(text)),
    ...query.labels,
  ].map(({ text }) => ({ label: text, sets: [analysis.result] }));
  const used = [...named, ...shown].flatMap(({ label, sets }) =>
    sets.flatMap((set) =>
      [...originsOf(set, label)].flatMap((origin) => (origin === null ? [] : [[origin, label] as const])),
    ),
  );
  return [...matched, ...used];
}
