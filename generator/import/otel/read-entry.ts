import type { ImportedAttribute, ImportedFacts, Json } from "../imported-catalog.js";
import { asJson, isObject, listOf, type PlainObject, textOf } from "../yaml-source.js";
import { deprecationOf, stabilityOf } from "./life.js";
import { placeOf, type Written } from "./registry.js";
import type { Scope } from "./scope.js";

type EntryParts = {
  readonly name: string;
  /** All that is said of it, with what it inherits. */
  readonly data: PlainObject;
  readonly attributes: readonly ImportedAttribute[];
  /** Where it is written, and the key of its name there. */
  readonly at: Written;
  readonly nameKey: string;
};

/** What all formats say of entries of every kind alike. */
export function factsOf({ name, data, attributes, at, nameKey }: EntryParts, scope: Scope): ImportedFacts {
  return {
    name,
    at: placeOf(at, nameKey),
    description: textOf(data["brief"]),
    note: textOf(data["note"]),
    attributes,
    stability: stabilityOf(data, at, scope, name),
    deprecated: deprecationOf(data["deprecated"]),
    entities: entitiesOf(data["entity_associations"], name, at, scope),
    annotations: annotationsOf(data),
  };
}

/** Annotations go through; what a catalog has no key for stands among them under `otel`. */
export function annotationsOf(
  { annotations }: PlainObject,
  otel: { readonly [key: string]: Json | undefined } = {},
): ImportedFacts["annotations"] {
  const written: { readonly [key: string]: Json } = isObject(annotations) ? { ...(asJson(annotations) as object) } : {};
  const said = Object.entries(otel).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const before = isObject(written["otel"]) ? written["otel"] : {};
  const all = said.length === 0 ? written : { ...written, otel: { ...before, ...Object.fromEntries(said) } };
  return Object.keys(all).length === 0 ? undefined : all;
}

function entitiesOf(written: unknown, name: string, at: Written, scope: Scope): readonly string[] {
  return listOf(written).flatMap((each) => {
    const entity = textOf(isObject(each) ? (each["ref"] ?? each["type"]) : each);
    if (entity !== undefined) return [entity];
    const message = `"${name}" is associated with entities in a way that a catalog has no key for`;
    scope.report("import/unknown-key", placeOf(at, "entity_associations"), message, name);
    return [];
  });
}

/** A catalog has events and spans that are off for nobody: what is only recorded where it is asked for is a loss. */
export function reportOptIn({ data, at, name }: Pick<EntryParts, "data" | "at" | "name">, scope: Scope): void {
  if (data["requirement_level"] !== "opt_in") return;
  const message = `"${name}" is off unless it is asked for, and a catalog has no such events and spans; it is on`;
  scope.report("import/unknown-key", placeOf(at, "requirement_level"), message, name);
}
