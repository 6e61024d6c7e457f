import type { Instrument } from "../../vocabulary.js";
import type { ImportedMetric } from "../imported-catalog.js";
import { isObject, listOf, type PlainObject, textOf, unknownKeys } from "../yaml-source.js";
import { factsOf, knownOfEntries, type Scope, type WrittenEntry } from "./read-facts.js";

/** A metric under its whole name, without the version behind `@`. */
export type WrittenMetric = WrittenEntry & { readonly version: string | null };

const kinds = ["sum", "gauge", "histogram"] as const;

const known = new Set<string>([...kinds, ...knownOfEntries, "unit", "prefix"]);

const knownOfKinds = new Set([
  "value_type",
  "values",
  "monotonic",
  "async",
  "aggregation_temporality",
  "bucket_boundaries",
  "input_type",
]);

/** Undefined, and a loss, where it says of no instrument what it is. */
export function readMetric({ name, data, path }: WrittenMetric, scope: Scope): ImportedMetric | undefined {
  const { locate, losses } = scope;
  const at = locate(path, "key");
  const kind = kinds.find((each) => Object.hasOwn(data, each));
  if (kind === undefined) {
    const message = `"${name}" has none of ${kinds.map((each) => `"${each}"`).join(", ")}, and is left out`;
    losses.push({ code: "import/unsupported-instrument", at, message, metric: name });
    return undefined;
  }
  const point = isObject(data[kind]) ? data[kind] : {};
  losses.push(...unknownKeys(data, known, { locate, path, of: `"${name}"`, metric: name }));
  losses.push(
    ...unknownKeys(point, knownOfKinds, { locate, path: [...path, kind], of: `"${kind}" of "${name}"`, metric: name }),
  );
  const valueType = textOf(point["value_type"]) ?? textOf(point["values"]);
  const buckets = listOf(point["bucket_boundaries"]).filter((each) => typeof each === "number");
  return {
    ...factsOf({ name, data, path }, point, scope),
    instrument: instrumentOf(kind, point),
    observable: point["async"] === true ? true : undefined,
    unit: textOf(data["unit"]),
    valueType: valueType === "int" || valueType === "double" ? valueType : undefined,
    buckets: buckets.length === 0 ? undefined : buckets,
    enabled: data["enabled"] === false ? false : undefined,
  };
}

function instrumentOf(kind: (typeof kinds)[number], point: PlainObject): Instrument {
  if (kind !== "sum") return kind;
  return point["monotonic"] === true ? "counter" : "up_down_counter";
}
