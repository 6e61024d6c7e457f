import type {
  ImportedAttribute,
  ImportedMetric,
  ImportedSignal,
  ImportedSpan,
  ImportedVariant,
  IsWanted,
} from "../imported-catalog.js";
import { isObject, listOf, textOf, unknownKeys, type YamlSource } from "../yaml-source.js";
import { readAttribute, reportUnknown } from "./read-attribute.js";
import { eventOf } from "./read-event.js";
import { metricOf } from "./read-metric.js";
import { spanOf, spanTypeOf } from "./read-span.js";
import { reportRefinedEvent } from "./refinements.js";
import { partOf, placeOf, sectionOf, type Written } from "./registry.js";
import type { Scope } from "./scope.js";

const knownOfMetrics = new Set([
  ...["id", "name", "instrument", "unit", "attributes", "entity_associations", "brief", "note", "stability"],
  ...["deprecated", "annotations", "requirement_level", "provenance"],
]);

/** A published registry, whose attributes are numbers into its own catalog of them (OTEP 4815). */
type Published = {
  readonly file: YamlSource;
  readonly catalog: readonly Written[];
  readonly scope: Scope;
  readonly isWanted: IsWanted;
};

type ReadRegistry = { readonly metrics: readonly ImportedMetric[]; readonly signals: readonly ImportedSignal[] };

export function readResolved(file: YamlSource, scope: Scope, isWanted: IsWanted): ReadRegistry {
  const published = { file, catalog: sectionOf(file, "attribute_catalog"), scope, isWanted };
  return { metrics: metricsIn(published), signals: [...eventsIn(published), ...spansIn(published)] };
}

function metricsIn(published: Published): readonly ImportedMetric[] {
  const { file } = published;
  const forms = new Map<string, { readonly id: string; readonly metric: ImportedMetric }[]>();
  for (const each of partOf(file, "refinements", "metrics")) {
    const metric = readMetric(each, published);
    const id = textOf(each.data["id"]);
    // Each signal is a refinement of itself, too.
    if (metric === undefined || id === undefined || id === metric.name) continue;
    const others = forms.get(metric.name);
    if (others === undefined) forms.set(metric.name, [{ id, metric }]);
    else others.push({ id, metric });
  }
  return partOf(file, "registry", "metrics").flatMap((each) => {
    const metric = readMetric(each, published);
    if (metric === undefined) return [];
    const own = forms.get(metric.name) ?? [];
    return [{ ...metric, variants: own.map((form) => variantOf(form.id, form.metric, metric)) }];
  });
}

function readMetric(written: Written, published: Published): ImportedMetric | undefined {
  const { scope } = published;
  const name = nameIn(written, "name", "a metric", scope);
  if (name === undefined || !published.isWanted("metric", name)) return undefined;
  reportUnknown(written, `"${name}"`, knownOfMetrics, scope, name);
  const attributes = attributesOf(written, name, published).map(({ attribute }) => attribute);
  return metricOf(name, written.data, attributes, written, scope);
}

function eventsIn(published: Published): readonly ImportedSignal[] {
  const { file, scope, isWanted } = published;
  for (const each of partOf(file, "refinements", "events")) {
    const [id, event] = [textOf(each.data["id"]), textOf(each.data["name"])];
    if (id === undefined || event === undefined || id === event || !isWanted("event", event)) continue;
    reportRefinedEvent(each, id, event, scope);
  }
  return partOf(file, "registry", "events").flatMap((written) => {
    const name = nameIn(written, "name", "an event", scope);
    if (name === undefined || !isWanted("event", name)) return [];
    const attributes = attributesOf(written, name, published).map(({ attribute }) => attribute);
    return [eventOf(name, attributes, written, scope)];
  });
}

function spansIn(published: Published): readonly ImportedSpan[] {
  const { file } = published;
  const refinements = partOf(file, "refinements", "spans").filter(({ data }) => data["id"] !== data["type"]);
  return [...partOf(file, "registry", "spans"), ...refinements].flatMap((at) => {
    const name = nameIn(at, "type", "a span", published.scope) && spanTypeOf(at);
    if (name === undefined || !published.isWanted("span", name)) return [];
    const uses = attributesOf(at, name, published);
    const relevant = uses.flatMap(({ attribute, isRelevant }) => (isRelevant ? [attribute.key] : []));
    const attributes = uses.map(({ attribute }) => attribute);
    return [spanOf({ name, data: at.data, attributes, relevant, at }, published.scope)];
  });
}

function nameIn(written: Written, key: string, what: string, scope: Scope): string | undefined {
  const name = textOf(written.data[key]);
  if (name === undefined)
    scope.report("import/unreadable", placeOf(written), `${what} without a name is left out`, null);
  return name;
}

/** An attribute of the catalog as an entry uses it, and whether it decides of sampling. */
type Use = { readonly attribute: ImportedAttribute; readonly isRelevant: boolean };

function attributesOf(written: Written, name: string, { file, catalog, scope }: Published): readonly Use[] {
  return listOf(written.data["attributes"]).flatMap((each, index): readonly Use[] => {
    const { base, requirement_level, sampling_relevant, ...others } = isObject(each) ? each : { base: each };
    const path = [...written.path, "attributes", index];
    const of = { locate: file.locate, path, of: `an attribute of "${name}"`, metric: name };
    for (const { code, at, message } of unknownKeys(others, new Set(), of))
      if ("source" in at) scope.report(code, at, message, name);
    const definition = catalog[Number(base)];
    const key = textOf(definition?.data["key"]);
    if (definition === undefined || key === undefined) {
      const message = `"${name}" refers to the attribute ${String(base)}, which the catalog of the file does not have`;
      scope.report("import/unknown-reference", placeOf(written, "attributes", index), message, name);
      return [];
    }
    scope.usedOfCatalogs.add(definition.data);
    const use = { key, data: { ...definition.data, requirement_level }, at: definition };
    const attribute = readAttribute(use, scope, name);
    return attribute === undefined ? [] : [{ attribute, isRelevant: sampling_relevant === true }];
  });
}

/** What a form says otherwise than its metric. */
function variantOf(id: string, form: ImportedMetric, metric: ImportedMetric): ImportedVariant {
  const same = new Set((metric.attributes ?? []).map((attribute) => JSON.stringify(attribute)));
  return {
    key: id.replace(/^metric\./, ""),
    description: form.description === metric.description ? undefined : form.description,
    note: form.note === metric.note ? undefined : form.note,
    attributes: (form.attributes ?? []).filter((attribute) => !same.has(JSON.stringify(attribute))),
  };
}
