import { exportedLabel } from "../../exported/exported-name.js";
import { scopeLabels, targetInfo, targetLabels } from "../../exported/series.js";
import { type Owner, seriesIndex, type SeriesIndex } from "../../exported/series-index.js";
import type { FamilyType, MetricFamily, Sample } from "../../exposition/exposition.js";
import { answersForSeries } from "../../model/answers-for-series.js";
import type { Catalog, Metric } from "../../model/catalog.js";
import type { Plan } from "../plan.js";

/** What a catalog says of exposition text: whose a family is, and which attribute a label carries. */
export type Exported = {
  readonly ownerOf: (family: MetricFamily) => Owner<Metric> | undefined;
  /** Whether a family that no metric has should be one of the catalog's. */
  readonly answersFor: (name: string) => boolean;
  /** The attribute that a label carries; null for labels that others add, the label itself where no attribute has it. */
  readonly attributeOf: (label: string, owner: Owner<Metric>) => string | null;
  /** Every name that a series of the catalog can have. */
  readonly names: readonly string[];
  /** Name of the catalog's meter. */
  readonly meter: string;
  readonly isTarget: (family: MetricFamily) => boolean;
};

export function exportedBy({ catalog }: Plan): Exported {
  const index = seriesIndex(catalog.metrics, catalog.settings.prometheus.routes);
  const added = new Set([...targetLabels, ...catalog.settings.queries.labels]);
  const labels = new Map<Metric, ReadonlyMap<string, string>>();
  return {
    ownerOf: (family) => ownerOf(family, index),
    answersFor: answersForSeries(catalog),
    attributeOf: (label, { metric, series }) => {
      const known = labels.get(metric) ?? labelsOf(metric, catalog);
      labels.set(metric, known);
      const key = known.get(label);
      if (key !== undefined) return key;
      const isForeign = added.has(label) || label.startsWith("otel_scope_") || scopeLabels.includes(label);
      return isForeign || label === "le" || label === series.label ? null : label;
    },
    names: index.names,
    meter: catalog.name,
    isTarget: ({ name }) => name === targetInfo || name === "target",
  };
}

/** Of several metrics that a series may be, the one of the family's type. */
function ownerOf(family: MetricFamily, index: SeriesIndex<Metric>): Owner<Metric> | undefined {
  const owners = namesIn(family).flatMap((name) => index.owners(name));
  return owners.find(({ metric }) => instrumentsOf[family.type].includes(metric.instrument)) ?? owners[0];
}

/** A family without samples may still be one that is known. */
function namesIn({ name, samples }: MetricFamily): readonly string[] {
  const first: Sample | undefined = samples.find(({ part }) => part !== "created");
  return [...(first === undefined ? [] : [first.name]), name, `${name}_total`, `${name}_bucket`];
}

const instrumentsOf: Readonly<Record<FamilyType, readonly Metric["instrument"][]>> = {
  counter: ["counter"],
  gauge: ["gauge", "up_down_counter"],
  histogram: ["histogram"],
  gaugehistogram: [],
  summary: [],
  info: [],
  stateset: [],
  unknown: ["counter", "gauge", "up_down_counter", "histogram"],
};

/** From the labels of every way in which a metric may come to its attributes. */
function labelsOf(metric: Metric, { context, settings }: Catalog): ReadonlyMap<string, string> {
  const attributes = [...context, ...metric.attributes, ...metric.variants.flatMap(({ own }) => own)];
  const pairs = attributes.flatMap(({ key }) =>
    settings.prometheus.routes.flatMap((route) => {
      const label = exportedLabel(key, route);
      return label === undefined ? [] : [[label, key] as const];
    }),
  );
  return new Map([
    ...pairs,
    ["otel_metric_overflow", "otel.metric.overflow"],
    ["otel.metric.overflow", "otel.metric.overflow"],
  ]);
}
