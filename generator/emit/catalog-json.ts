import { defaultCardinality, defaultMaxItems } from "../vocabulary.js";
import { indexAttributes } from "./attribute-index.js";
import { type CatalogView, catalogView, type MetricView, metricView } from "./catalog-view.js";
import type { Emitter } from "./emitter.js";
import { jsonText } from "./json-text.js";
import { eventView, type SignalView, spanView } from "./signal-view.js";
import { remembered } from "../remembered.js";

/**
 * `catalog.json`: the resolved catalog for other programs. What has its default, or says nothing, is left out. An attribute
 * that several metrics, events or spans have alike stands once, under the name by which they refer to it.
 */
export const catalogJson: Emitter = {
  id: "catalog",
  emit(catalog) {
    const view = catalogView({ ...catalog, metrics: [], events: [], spans: [] });
    const { metrics: _, events: __, spans: ___, page, names, ...head } = view;
    const lists = { context: attributes(view.context), imports: view.imports.map(withAttributes) };
    const events = catalog.events.map((each) => signal(eventView(each, catalog)));
    const spans = catalog.spans.map((each) => signal(spanView(each, catalog)));
    // One by one, as the views of all metrics take a tenth of the memory.
    const ofMetrics = catalog.metrics.map((each) => metric(metricView(each, catalog)));
    const { attributes: shared, metrics, signals } = indexAttributes(ofMetrics, [...events, ...spans]);
    const whole = {
      ...written({ format: 2, ...head, ...lists }, { written: ["context", "imports"] }),
      ...(Object.keys(shared).length > 0 && { attributes: shared }),
      metrics,
      ...(events.length > 0 && { events: signals.slice(0, events.length) }),
      ...(spans.length > 0 && { spans: signals.slice(events.length) }),
      ...written({ page: written(page, { defaults: pageDefaults }), names }),
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
  const lists = {
    attributes: attributes(view.attributes),
    variants: view.variants.map(withAttributes),
    exported: view.exported.map(way),
  };
  return written({ ...view, ...lists }, { defaults: metricDefaults, written: Object.keys(lists) });
}

function signal(view: SignalView): Plain {
  const whole = { ...view, attributes: attributes(view.attributes) };
  return written(whole, { defaults: signalDefaults, written: ["attributes"] });
}

/** A metric that is one series has that under its own name. */
function way({ series, ...view }: MetricView["exported"][number]): Plain {
  return written(series.length === 1 && series[0] === view["name"] ? view : { ...view, series });
}

function withAttributes(view: CatalogView["imports"][number]): Plain {
  return written({ ...view, attributes: attributes(view.attributes) }, { written: ["attributes"] });
}

function attributes(views: readonly Plain[]): readonly Plain[] {
  return views.map(attribute);
}

function attribute(view: Plain): Plain {
  return view["shared"] === null ? attributeAlone(view) : attributeOfUses(view);
}

/** Uses of a shared attribute have one view. */
const attributeOfUses = remembered(attributeAlone);

function attributeAlone(view: Plain): Plain {
  return written(view, { defaults: attributeDefaults });
}

/** `written` are the keys of lists that are written already. */
type Given = { readonly defaults?: Plain; readonly written?: readonly string[] };

/**
 * What a view says beside its defaults, in one pass: this is done for all of a catalog. An allowed value may be an empty text, and
 * so may what another becomes.
 */
function written(view: Plain, { defaults = {}, written: done = [] }: Given = {}): Plain {
  const rest: Record<string, unknown> = {};
  for (const key of Object.keys(view)) {
    const value = view[key];
    if (value === null || value === defaults[key]) continue;
    if (key !== "value" && key !== "constant" && isEmpty(value)) continue;
    rest[key] = done.includes(key) || isOfPerson(key, value) ? value : writtenValue(value);
  }
  return rest;
}

/** Annotations are a person's own data, and so are the keys of a mapping of values. */
function isOfPerson(key: string, value: unknown): boolean {
  return key === "annotations" || (key === "values" && !Array.isArray(value));
}

function writtenValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? value.map(writtenValue) : written(value as Plain);
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === "";
  return (Array.isArray(value) ? value : Object.keys(value)).length === 0;
}
