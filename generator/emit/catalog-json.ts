import { defaultCardinality, defaultMaxItems } from "../vocabulary.js";
import { indexAttributes } from "./attribute-index.js";
import { type CatalogView, catalogView, type MetricView } from "./catalog-view.js";
import type { Emitter } from "./emitter.js";
import { jsonText } from "./json-text.js";
import type { SignalView } from "./signal-view.js";

/**
 * `catalog.json`: the resolved catalog for other programs. What has its default, or says nothing, is left out. An attribute
 * that several metrics, events or spans have alike stands once, under the name by which they refer to it.
 */
export const catalogJson: Emitter = {
  id: "catalog",
  emit(catalog) {
    const view = catalogView(catalog);
    const { metrics: views, events, spans, page: _page, names, ...head } = view;
    const ofSignals = [...events, ...spans].map(signal).map(writtenMap);
    const { attributes: shared, metrics, signals } = indexAttributes(views.map(metric).map(writtenMap), ofSignals);
    const whole = {
      ...writtenMap({ format: 2, ...head, context: attributes(view.context), imports: view.imports.map(imported) }),
      ...(Object.keys(shared).length > 0 && { attributes: shared }),
      metrics,
      ...(events.length > 0 && { events: signals.slice(0, events.length) }),
      ...(spans.length > 0 && { spans: signals.slice(events.length) }),
      ...writtenMap({ page: page(view), names }),
    };
    return [{ path: "catalog.json", text: jsonText(whole) }];
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
const signalDefaults: Plain = { severity: "info", kind: "internal", status: "active", stability: "development" };
const pageDefaults: Plain = { context_title: "Common attributes", attributes_title: "Attributes" };
const attributeDefaults: Plain = { open: false, required: true, max_items: defaultMaxItems, sensitivity: "public" };

function metric(view: MetricView): Plain {
  return {
    ...without(metricDefaults, view),
    attributes: attributes(view.attributes),
    variants: view.variants.map((each) => ({ ...each, attributes: attributes(each.attributes) })),
    exported: view.exported.map(way),
  };
}

function signal(view: SignalView): Plain {
  return { ...without(signalDefaults, view), attributes: attributes(view.attributes) };
}

/** A metric that is one series has that under its own name. */
function way({ series, ...view }: MetricView["exported"][number]): Plain {
  return series.length === 1 && series[0] === view["name"] ? view : { ...view, series };
}

function imported(view: CatalogView["imports"][number]): Plain {
  return { ...view, attributes: attributes(view.attributes) };
}

function page({ page: view }: CatalogView): Plain {
  return without(pageDefaults, view);
}

function attributes(views: readonly Plain[]): readonly Plain[] {
  return views.map((view) => without(attributeDefaults, view));
}

function without(defaults: Plain, view: Plain): Plain {
  const rest: Record<string, unknown> = {};
  for (const key of Object.keys(view)) {
    const value = view[key];
    if (defaults[key] !== value) rest[key] = value;
  }
  return rest;
}

/** Annotations are a person's own data, and stay as they are; an allowed value may be an empty text, and so may what another becomes. */
function written(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(written);
  return writtenMap(value as Plain);
}

function writtenMap(value: Plain): Plain {
  const rest: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const each = value[key];
    if (each === null || (key !== "value" && key !== "constant" && isEmpty(each))) continue;
    const isMapping = key === "values" && !Array.isArray(each);
    rest[key] = key === "annotations" || isMapping ? each : written(each);
  }
  return rest;
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === "";
  return (Array.isArray(value) ? value : Object.keys(value)).length === 0;
}
