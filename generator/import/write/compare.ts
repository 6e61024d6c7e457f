import type { AnyEntry, Attribute, Catalog, Metric } from "../../model/catalog.js";
import { attributesOf } from "../../model/variants.js";
import { positionOf } from "../../source.js";
import type { ImportedAttribute, ImportedEntry, ImportedMetric, ImportLoss } from "../imported-catalog.js";

/** What a source says otherwise of an entry of its kind that the catalog has. What it does not say is no difference. */
export function compareEntry(
  imported: ImportedEntry,
  present: AnyEntry,
  catalog: Catalog | null,
): readonly ImportLoss[] {
  const { at, name } = imported;
  const there = `${present.place.source.name}:${positionOf(present.place).line}`;
  return [...differences(imported, present, catalog)].map((difference) => {
    return { code: "import/differs", at, message: `${difference} in ${there}`, metric: name };
  });
}

function* differences(imported: ImportedEntry, present: AnyEntry, catalog: Catalog | null): Iterable<string> {
  const of = `of "${imported.name}"`;
  if (imported.kind === "event") {
    if (present.kind === "event") yield* fact(`the severity ${of}`, imported.severity, present.severity);
  } else if (imported.kind === "span") {
    if (present.kind === "span") yield* fact(`the kind ${of}`, imported.spanKind, present.spanKind);
  } else if (present.kind === "metric") yield* metricDifferences(imported, present, of);
  const own = present.kind === "metric" ? attributesOf(present) : present.attributes;
  const uses = [...own, ...(catalog?.context ?? [])];
  const byKey = new Map(uses.map((attribute) => [attribute.key, attribute]));
  for (const attribute of imported.attributes ?? []) {
    yield* attributeDifference(attribute, byKey.get(attribute.key), imported.name);
  }
}

function* metricDifferences(imported: ImportedMetric, metric: Metric, of: string): Iterable<string> {
  yield* fact(`the instrument ${of}`, imported.instrument, metric.instrument);
  yield* fact(`the unit ${of}`, imported.unit, metric.unit);
  yield* fact(`the value type ${of}`, imported.valueType, metric.valueType);
  yield* fact(`"observable" ${of}`, imported.observable, metric.observable);
  yield* fact(`the list of buckets ${of}`, imported.buckets?.join(", "), bucketsOf(metric)?.join(", "));
}

function bucketsOf(metric: Metric): readonly number[] | null | undefined {
  return metric.instrument === "histogram" ? metric.buckets : undefined;
}

function* fact(what: string, here: unknown, there: unknown): Iterable<string> {
  if (here !== undefined && here !== (there ?? "")) yield `${what} is ${shown(here)} here, and ${shown(there)}`;
}

function shown(value: unknown): string {
  return value === undefined || value === null || value === "" ? "none" : `"${value}"`;
}

function* attributeDifference(
  { key, type, seen, values = [] }: ImportedAttribute,
  attribute: Attribute | undefined,
  name: string,
): Iterable<string> {
  if (attribute === undefined) {
    yield `"${name}" has the attribute "${key}" here, and not`;
    return;
  }
  const isWider = seen === "never" || (seen === "some" && type === "int" && attribute.type === "double");
  if (!isWider) {
    yield* fact(`the type of "${key}" of "${name}"`, type, attribute.isArray ? `${attribute.type}[]` : attribute.type);
  }
  if (attribute.values.length === 0 || attribute.open) return;
  for (const { value } of values) {
    const isAllowed = attribute.values.some((each) =>
      each.kind === "prefix" ? String(value).startsWith(each.prefix) : String(each.value) === String(value),
    );
    if (!isAllowed) yield `the value "${value}" of "${key}" of "${name}" is here, and not among those`;
  }
}
