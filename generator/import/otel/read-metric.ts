import type { Instrument } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedMetric, ImportedVariant } from "../imported-catalog.js";
import { isObject, type PlainObject, textOf } from "../yaml-source.js";
import { readAttribute, reportUnknown } from "./read-attribute.js";
import { factsOf } from "./read-entry.js";
import { placeOf, type Written } from "./registry.js";
import type { Scope } from "./scope.js";
import { type Use, type Uses, usesOf } from "./uses.js";

const instruments: ReadonlyMap<string, Instrument> = new Map([
  ["counter", "counter"],
  ["updowncounter", "up_down_counter"],
  ["gauge", "gauge"],
  ["histogram", "histogram"],
]);

/** `requirement_level` of a metric says whether it is recorded without being asked for. */
const known = new Set([
  ...["id", "type", "name", "metric_name", "instrument", "unit", "brief", "note", "stability", "deprecated"],
  ...["attributes", "extends", "prefix", "entity_associations", "annotations", "requirement_level"],
]);

export function metricNameOf({ data }: Written): string | undefined {
  return textOf(data["metric_name"]) ?? textOf(data["name"]);
}

/** Undefined, and a loss, where it has no name or no instrument that OpenTelemetry has. */
export function readMetric(written: Written, scope: Scope): ImportedMetric | undefined {
  const name = metricNameOf(written);
  const { data } = written;
  if (name === undefined) {
    scope.report("import/unreadable", placeOf(written), "a metric without a name is left out", null);
    return undefined;
  }
  const uses = [...usesOf(written, scope, name).values()];
  const attributes = uses.map((use) => readAttribute(use, scope, name)).filter((each) => each !== undefined);
  reportUnknown(written, `"${name}"`, known, scope, name);
  return metricOf(name, data, attributes, written, scope);
}

/** What all formats say of a metric alike; its attributes are known. */
export function metricOf(
  name: string,
  data: PlainObject,
  attributes: readonly ImportedAttribute[],
  at: Written,
  scope: Scope,
): ImportedMetric | undefined {
  const instrument = instruments.get(textOf(data["instrument"]) ?? "");
  if (instrument === undefined) {
    const message = `"${name}" has no instrument that OpenTelemetry has, and is left out`;
    scope.report("import/unsupported-instrument", placeOf(at, "instrument"), message, name);
    return undefined;
  }
  const nameKey = Object.hasOwn(data, "metric_name") ? "metric_name" : "name";
  return {
    ...factsOf({ name, data, attributes, at, nameKey }, scope),
    instrument,
    unit: textOf(data["unit"]),
    valueType: valueTypeOf(isObject(data["annotations"]) ? data["annotations"] : {}),
    enabled: data["requirement_level"] === "opt_in" ? false : undefined,
  };
}

function valueTypeOf({ code_generation: generation }: PlainObject): ImportedMetric["valueType"] {
  const type = isObject(generation) ? generation["metric_value_type"] : undefined;
  return type === "int" || type === "double" ? type : undefined;
}

/** A refinement as a variant of its metric: only the attributes of which it says more, or which it has besides. */
export function readVariant(refinement: Written, base: Uses, scope: Scope, metric: string): ImportedVariant {
  const { data } = refinement;
  const uses = [...usesOf(refinement, scope, metric).values()].map((use): Use => {
    return { ...use, data: { ...base.get(use.key)?.data, ...use.data } };
  });
  reportUnknown(refinement, `a refinement of "${metric}"`, knownOfRefinements, scope, metric);
  return {
    key: (textOf(data["id"]) ?? "").replace(/^metric\./, ""),
    description: textOf(data["brief"]),
    note: textOf(data["note"]),
    attributes: uses.map((use) => readAttribute(use, scope, metric)).filter((each) => each !== undefined),
  };
}

/** What a refinement may not change is that of its metric. */
const knownOfRefinements = new Set(["id", "ref", "brief", "note", "attributes"]);
