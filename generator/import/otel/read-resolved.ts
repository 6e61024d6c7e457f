import type { ImportedAttribute, ImportedMetric, ImportedVariant } from "../imported-catalog.js";
import { isObject, listOf, textOf, type YamlSource } from "../yaml-source.js";
import { readAttribute, reportUnknown } from "./read-attribute.js";
import { metricOf } from "./read-metric.js";
import { itemsOf, placeOf, sectionOf, type Written } from "./registry.js";
import type { Scope } from "./scope.js";

const known = new Set([
  ...["id", "name", "instrument", "unit", "attributes", "entity_associations", "brief", "note", "stability"],
  ...["deprecated", "annotations", "requirement_level", "provenance"],
]);

/** The metrics of a published registry, whose attributes are numbers into its own catalog of them (OTEP 4815). */
export function readResolved(file: YamlSource, scope: Scope): readonly ImportedMetric[] {
  const catalog = sectionOf(file, "attribute_catalog");
  const registry = isObject(file.data["registry"]) ? file.data["registry"] : {};
  const refinements = isObject(file.data["refinements"]) ? file.data["refinements"] : {};
  const read = (written: Written) => readOne(written, catalog, scope);
  const forms = new Map<string, { readonly id: string; readonly metric: ImportedMetric }[]>();
  for (const each of itemsOf(file, ["refinements", "metrics"], refinements["metrics"])) {
    const metric = read(each);
    const id = textOf(each.data["id"]);
    // Each metric is a refinement of itself, too.
    if (metric === undefined || id === undefined || id === metric.name) continue;
    const others = forms.get(metric.name);
    if (others === undefined) forms.set(metric.name, [{ id, metric }]);
    else others.push({ id, metric });
  }
  return itemsOf(file, ["registry", "metrics"], registry["metrics"]).flatMap((each) => {
    const metric = read(each);
    if (metric === undefined) return [];
    const own = forms.get(metric.name) ?? [];
    return [{ ...metric, variants: own.map((form) => variantOf(form.id, form.metric, metric)) }];
  });
}

function readOne(written: Written, catalog: readonly Written[], scope: Scope): ImportedMetric | undefined {
  const name = textOf(written.data["name"]);
  if (name === undefined) {
    scope.report("import/unreadable", placeOf(written), "a metric without a name is left out", null);
    return undefined;
  }
  reportUnknown(written, `"${name}"`, known, scope, name);
  const attributes = listOf(written.data["attributes"]).flatMap((each, index): readonly ImportedAttribute[] => {
    const { base, requirement_level } = isObject(each) ? each : { base: each, requirement_level: undefined };
    const definition = catalog[Number(base)];
    const key = textOf(definition?.data["key"]);
    if (definition === undefined || key === undefined) {
      const message = `"${name}" refers to the attribute ${String(base)}, which the catalog of the file does not have`;
      scope.report("import/unknown-reference", placeOf(written, "attributes", index), message, name);
      return [];
    }
    const use = { key, data: { ...definition.data, requirement_level }, at: definition };
    return [readAttribute(use, scope, name)].filter((each) => each !== undefined);
  });
  return metricOf(name, written.data, attributes, written, scope);
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
