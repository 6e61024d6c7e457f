import type { Locate } from "../../document/locate.js";
import type { Path } from "../../source.js";
import { type Stability, stabilities } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedDeprecation, ImportedFacts, ImportLoss, Json } from "../imported-catalog.js";
import { asJson, isObject, listOf, type PlainObject, textOf } from "../yaml-source.js";

/** A metric or an event under its whole name. */
export type WrittenEntry = { readonly name: string; readonly data: PlainObject; readonly path: Path };

export type Scope = {
  readonly attributes: ReadonlyMap<string, ImportedAttribute>;
  readonly locate: Locate;
  readonly losses: ImportLoss[];
};

/** What a catalog has no keys for goes through as annotations. */
const annotated = ["warnings", "migration", "optional", "semantic_convention"] as const;

export const knownOfEntries: readonly string[] = [
  ...annotated,
  ...["enabled", "description", "extended_documentation", "attributes", "stability", "deprecated"],
];

/** What metrics and events say alike; `point` is what a metric says of its instrument. */
export function factsOf({ name, data, path }: WrittenEntry, point: PlainObject, scope: Scope): ImportedFacts {
  return {
    name,
    at: scope.locate(path, "key"),
    description: textOf(data["description"]),
    note: textOf(data["extended_documentation"]),
    attributes: attributesOf(name, data, path, scope),
    ...lifeOf(name, data, path, scope),
    annotations: annotationsOf(data, point),
  };
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

function annotationsOf(data: PlainObject, point: PlainObject): ImportedFacts["annotations"] {
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
