import { exportedMetric } from "../exported/exported-metric.js";
import type { Catalog, Import, Metric, Variant } from "../model/catalog.js";
import { attributeView, provenanceView, type View } from "./attribute-view.js";
import { lifeView } from "./life-view.js";
import { eventView, type SignalView, spanView } from "./signal-view.js";

/** The resolved catalog for other programs: the format's own keys, nothing left out, generated names beside them. */
export type CatalogView = Readonly<Record<string, unknown>> & {
  readonly context: readonly View[];
  readonly imports: readonly VariantView[];
  readonly metrics: readonly MetricView[];
  readonly events: readonly SignalView[];
  readonly spans: readonly SignalView[];
  readonly page: View;
};

type VariantView = View & { readonly attributes: readonly View[] };
export type MetricView = VariantView & {
  readonly variants: readonly VariantView[];
  readonly exported: readonly (View & { readonly series: readonly string[] })[];
};

/** Plain data whose keys come in a fixed order; the same for the same catalog, wherever its file stands. */
export function catalogView(catalog: Catalog): CatalogView {
  return {
    name: catalog.name,
    prefix: catalog.prefix,
    meter: meterView(catalog),
    context: catalog.context.map((attribute) => attributeView(attribute, catalog)),
    imports: catalog.imports.map((each) => importView(each, catalog)),
    metrics: catalog.metrics.map((metric) => metricView(metric, catalog)),
    events: catalog.events.map((event) => eventView(event, catalog)),
    spans: catalog.spans.map((span) => spanView(span, catalog)),
    page: {
      title: catalog.page.title,
      introduction: catalog.page.introduction,
      context_title: catalog.page.contextTitle,
      catalog_text: catalog.page.catalogText,
      attributes_title: catalog.page.attributesTitle,
      sections: catalog.page.sections.map(({ title, text, afterMetrics }) => ({
        title,
        text,
        after_metrics: afterMetrics || null,
      })),
    },
    names: {
      stem: catalog.names.stem,
      context: catalog.names.context,
      recorders: catalog.names.recorders,
    },
  };
}

/** With what the catalog uses of it beside its metrics, so that a later version can be compared with this one. */
function importView(each: Import, catalog: Catalog): VariantView {
  const attributes = each.attributes.map((attribute) => attributeView(attribute, catalog));
  return { from: each.from, ...provenanceView(each), ...each.listed, attributes };
}

function meterView({ meter: { version, schemaUrl } }: Catalog): View | null {
  return version === null && schemaUrl === null ? null : { version, schema_url: schemaUrl };
}

export function metricView(metric: Metric, catalog: Catalog): MetricView {
  return {
    key: metric.key,
    name: metric.name,
    instrument: metric.instrument,
    observable: metric.observable,
    description: metric.description,
    unit: metric.unit,
    value_type: metric.valueType,
    buckets: metric.instrument === "histogram" ? metric.buckets : null,
    attributes: metric.attributes.map((attribute) => attributeView(attribute, catalog)),
    variants: metric.variants.map((variant) => variantView(variant, catalog)),
    exported: exportedView(metric, catalog),
    ...lifeView(metric),
    enabled: metric.enabled,
    cardinality: metric.cardinality,
    allow: metric.allow,
    imported: metric.imported && provenanceView(metric.imported),
    names: metric.hasOwnRecorder
      ? namesView(metric.names)
      : { recorder: null, timer: null, attributes: null, stem: metric.names.stem },
  };
}

/** With the attributes that it has besides those of its metric, or in their place. */
function variantView({ key, description, note, own, names }: Variant, catalog: Catalog): VariantView {
  const attributes = own.map((attribute) => attributeView(attribute, catalog));
  return { key, description, attributes, note, names: namesView(names) };
}

function namesView({ recorder, timer, attributes, stem }: Metric["names"]): View {
  return { recorder, timer: timer && { method: timer.method, unit: timer.unit }, attributes, stem };
}

/** The names in Prometheus on each way on which the metric may come there. */
function exportedView(metric: Metric, { settings }: Catalog): MetricView["exported"] {
  return settings.prometheus.routes.map((route) => {
    const { name = null, series } = exportedMetric(metric, route);
    const strategy = route.exporter === "otlp" ? route.strategy : null;
    return { exporter: route.exporter, strategy, name, series: series.map((each) => each.name) };
  });
}
