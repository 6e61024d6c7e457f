import type { Locate } from "../../document/locate.js";
import type { Path } from "../../source.js";
import { type Instrument, type Stability, stabilities } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedDeprecation, ImportedMetric, ImportLoss, Json } from "../imported-catalog.js";
import { asJson, isObject, listOf, type PlainObject, textOf, unknownKeys } from "../yaml-source.js";

/** A metric under its whole name, without the version behind `@`. */
export type WrittenMetric = {
  readonly name: string;
  readonly version: string | null;
  readonly data: PlainObject;
  readonly path: Path;
};

type Scope = {
  readonly attributes: ReadonlyMap<string, ImportedAttribute>;
  readonly locate: Locate;
  readonly losses: ImportLoss[];
};

const kinds = ["sum", "gauge", "histogram"] as const;
/** What a catalog has no keys for goes through as annotations. */
const annotated = ["warnings", "migration", "optional", "semantic_convention"] as const;

const known = new Set<string>([
  ...kinds,
  ...annotated,
  "enabled",
  "description",
  "extended_documentation",
  "unit",
  "attributes",
  "stability",
  "deprecated",
  "prefix",
]);

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
    name,
    at,
    instrument: instrumentOf(kind, point),
    observable: point["async"] === true ? true : undefined,
    unit: textOf(data["unit"]),
    valueType: valueType === "int" || valueType === "double" ? valueType : undefined,
    buckets: buckets.length === 0 ? undefined : buckets,
    description: textOf(data["description"]),
    note: textOf(data["extended_documentation"]),
    attributes: attributesOf(name, data, path, scope),
    ...lifeOf(name, data, path, scope),
    enabled: data["enabled"] === false ? false : undefined,
    annotations: annotationsOf(data, point),
  };
}

function instrumentOf(kind: (typeof kinds)[number], point: PlainObject): Instrument {
  if (kind !== "sum") return kind;
  return point["monotonic"] === true ? "counter" : "up_down_counter";
}

function attributesOf(
  name: string,
  data: PlainObject,
  path: Path,
  { attributes, locate, losses }: Scope,
): readonly ImportedAttribute[] {
  return listOf(data["attributes"]).flatMap((written, index) => {
    const key = textOf(written) ?? "";
    const attribute = attributes.get(key);
    if (attribute !== undefined) return [attribute];
    const message = `"${name}" has the attribute "${key}", which the file does not define; it becomes a string`;
    losses.push({
      code: "import/unknown-reference",
      at: locate([...path, "attributes", index]),
      message,
      metric: name,
    });
    return [{ key, type: "string" as const }];
  });
}

type Life = { readonly stability: Stability | undefined; readonly deprecated: ImportedDeprecation | undefined };

/** `stability` is a level, or a map with a level; `deprecated` stands beside it, or in it. */
function lifeOf(name: string, data: PlainObject, path: Path, { locate, losses }: Scope): Life {
  const written = isObject(data["stability"]) ? data["stability"] : { level: data["stability"] };
  const level = textOf(written["level"]);
  const note = data["deprecated"] ?? written["deprecated"];
  const stability = stabilities.find((each) => each === level);
  if (level !== undefined && stability === undefined && level !== "deprecated") {
    const message = `a catalog has no stability "${level}", so that "${name}" is in development`;
    losses.push({ code: "import/unreadable", at: locate([...path, "stability"]), message, metric: name });
  }
  const isDeprecated = level === "deprecated" || (note !== undefined && note !== false);
  return { stability, deprecated: isDeprecated ? deprecationOf(note) : undefined };
}

function deprecationOf(note: unknown): ImportedDeprecation {
  if (!isObject(note)) return {};
  return { since: textOf(note["since"]), reason: textOf(note["note"]) };
}

function annotationsOf(data: PlainObject, point: PlainObject): ImportedMetric["annotations"] {
  const stability = isObject(data["stability"]) ? textOf(data["stability"]["from"]) : undefined;
  const temporality = textOf(point["aggregation_temporality"]);
  const said: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(annotated.map((key) => [key, data[key]])),
    stability_from: stability,
    aggregation_temporality: temporality === "cumulative" ? undefined : temporality,
    input_type: point["input_type"],
  };
  const entries = Object.entries(said).flatMap(([key, value]): readonly (readonly [string, Json])[] =>
    value === undefined ? [] : [[key, asJson(value)]],
  );
  return entries.length === 0 ? undefined : { mdatagen: Object.fromEntries(entries) };
}
