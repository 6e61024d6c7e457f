import { nearest } from "../diagnostics/suggest.js";
import { exportedLabel } from "../exported/exported-name.js";
import { scopeLabels, targetLabels } from "../exported/series.js";
import { type Owner, seriesIndex } from "../exported/series-index.js";
import type { Attribute, Catalog, Metric } from "../model/catalog.js";
import { answersForSeries } from "../model/answers-for-series.js";
import { definedIn } from "../model/variants.js";

/** What a catalog says about the series in Prometheus. */
export type CatalogSeries = {
  readonly catalog: Catalog;
  /** Every name that a series of a metric can have. */
  readonly names: readonly string[];
  readonly nearest: (name: string) => string | undefined;
  readonly owners: (name: string) => readonly Owner<Metric>[];
  /** The labels that the series of an owner can have. */
  readonly labelsOf: (owner: Owner<Metric>) => ReadonlySet<string>;
  /** The attributes that become a label of a metric. */
  readonly attributesOf: (metric: Metric, label: string) => readonly Attribute[];
  /** Whether a name that no metric has should be one of the catalog's. */
  readonly answersFor: (name: string) => boolean;
};

/** Those that Prometheus itself, or the SDK when it drops a series, puts on what it stores. */
const otherLabels = ["exported_job", "exported_instance", "otel_metric_overflow"];

export function catalogSeries(catalog: Catalog): CatalogSeries {
  const { prometheus, queries } = catalog.settings;
  const index = seriesIndex(catalog.metrics, prometheus.routes);
  const common = new Set([...targetLabels, ...scopeLabels, ...otherLabels, ...queries.labels]);
  const labels = new Map<Metric, Labels>();
  const ofOwner = new Map<Owner<Metric>, ReadonlySet<string>>();
  const known = (metric: Metric) => {
    const found = labels.get(metric) ?? labelsOfMetric(metric, catalog);
    labels.set(metric, found);
    return found;
  };
  return {
    catalog,
    names: index.names,
    nearest: suggester(index.names),
    owners: index.owners,
    labelsOf: (owner) => {
      const { metric, series } = owner;
      const own = series.label === null ? [] : [series.label];
      const found = ofOwner.get(owner) ?? new Set([...common, ...known(metric).keys(), ...own]);
      ofOwner.set(owner, found);
      return found;
    },
    attributesOf: (metric, label) => known(metric).get(label) ?? [],
    answersFor: answersForSeries(catalog),
  };
}

type Labels = ReadonlyMap<string, readonly Attribute[]>;

function labelsOfMetric(metric: Metric, { context, settings }: Catalog): Labels {
  const labels = new Map<string, readonly Attribute[]>();
  for (const attribute of [...definedIn(metric), ...context]) {
    for (const route of settings.prometheus.routes) {
      const label = exportedLabel(attribute.key, route);
      const known = label === undefined ? [] : (labels.get(label) ?? []);
      if (label !== undefined && !known.includes(attribute)) labels.set(label, [...known, attribute]);
    }
  }
  return labels;
}

/** The nearest of the names, which is looked for once for each that is not known, among those of much the same characters. */
function suggester(names: readonly string[]): CatalogSeries["nearest"] {
  const found = new Map<string, string | undefined>();
  const counted = names.map((name) => ({ name, counts: characterCounts(name) }));
  return (word) => {
    if (!found.has(word)) found.set(word, word.length <= 100 && found.size < mostSuggested ? near(word) : undefined);
    return found.get(word);
  };

  function near(word: string): string | undefined {
    const counts = characterCounts(word);
    const limit = Math.max(2, Math.floor(word.length / 6));
    const candidates = counted.filter((each) => leastDistance(counts, each.counts) <= limit);
    return nearest(
      word,
      candidates.map(({ name }) => name),
    );
  }
}

/** How often each character of ASCII occurs, the others together. */
function characterCounts(text: string): Uint8Array {
  const counts = new Uint8Array(128);
  for (let index = 0; index < text.length; index += 1) {
    const code = Math.min(text.charCodeAt(index), 127);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** No fewer edits lead from one text to the other, for an edit changes two of the counts at most. */
function leastDistance(a: Uint8Array, b: Uint8Array): number {
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
  return difference / 2;
}

/** Looking through all names takes time; who has so many unknown ones named the wrong catalog. */
const mostSuggested = 200;
