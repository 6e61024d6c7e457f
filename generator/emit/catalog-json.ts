import { defaultCardinality } from "../vocabulary.js";
import { type CatalogView, catalogView } from "./catalog-view.js";
import type { Emitter } from "./emitter.js";

/** `catalog.json`: the resolved catalog for other programs. What has its default, or says nothing, is left out. */
export const catalogJson: Emitter = {
  id: "catalog",
  emit(catalog) {
    const view = catalogView(catalog);
    const spare = {
      format: 2,
      ...view,
      context: attributes(view.context),
      metrics: view.metrics.map(metric),
      page: page(view),
    };
    return [{ path: "catalog.json", text: `${JSON.stringify(written(spare), null, 2)}\n` }];
  },
};

type Plain = Readonly<Record<string, unknown>>;

/** As the format of catalogs has them. */
const metricDefaults: Plain = {
  observable: false,
  value_type: "double",
  status: "active",
  stability: "development",
  enabled: true,
  cardinality: defaultCardinality,
};
const pageDefaults: Plain = { context_title: "Common attributes", attributes_title: "Attributes" };
const attributeDefaults: Plain = { open: false, required: true, sensitivity: "public" };

function metric(view: Plain & { readonly attributes: readonly Plain[] }): Plain {
  return { ...without(metricDefaults, view), attributes: attributes(view.attributes) };
}

function page({ page: view }: CatalogView): Plain {
  return without(pageDefaults, view);
}

function attributes(views: readonly Plain[]): readonly Plain[] {
  return views.map((view) => without(attributeDefaults, view));
}

function without(defaults: Plain, view: Plain): Plain {
  return Object.fromEntries(Object.entries(view).filter(([key, value]) => defaults[key] !== value));
}

/** Annotations are a person's own data, and stay as they are; an allowed value may be an empty text. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]) => {
    if (each === null || (key !== "value" && isEmpty(each))) return [];
    return [[key, key === "annotations" ? each : written(each)]];
  });
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  return value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}
