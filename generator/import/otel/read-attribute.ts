import { type AttributeType, attributeTypes } from "../../vocabulary.js";
import type { Example, ImportedAttribute, ImportedRequirement, ImportedValue } from "../imported-catalog.js";
import { asJson, isObject, listOf, type PlainObject, textOf, unknownKeys } from "../yaml-source.js";
import { deprecationOf, stabilityOf } from "./life.js";
import { placeOf, type Written } from "./registry.js";
import { find, type Scope } from "./scope.js";
import type { Use } from "./uses.js";

/** `sampling_relevant` is read where it means something, of spans; `role` is about entities, `prefix` and `id` about how a reference is written. */
const known = new Set([
  ...["ref", "id", "key", "prefix", "type", "brief", "note", "examples", "requirement_level", "stability"],
  ...["deprecated", "annotations", "sampling_relevant", "role", "base"],
]);
const knownOfMembers = new Set(["id", "value", "brief", "note", "stability", "deprecated"]);

/** An attribute as an entry uses it. Undefined, and a loss, where no attribute of OpenTelemetry can be made of it. */
export function readAttribute({ key, data, at }: Use, scope: Scope, owner: string): ImportedAttribute | undefined {
  const definition = find(scope, "attributes", key);
  const merged: PlainObject = { ...definition?.data, ...data };
  const home = definition ?? at;
  if (merged["type"] === undefined) {
    const message = `"${owner}" refers to the attribute "${key}", which none of the files defines; it becomes a string`;
    scope.report("import/unknown-reference", placeOf(at), message, owner);
  }
  reportUnknown(at, `the attribute "${key}"`, known, scope, owner);
  const kind = kindOf(key, merged["type"], home, scope, owner);
  if (kind === undefined) return undefined;
  return {
    key,
    ...kind,
    requirement: requirementOf(merged["requirement_level"], { key, at, scope, owner }),
    description: textOf(merged["brief"]),
    note: textOf(merged["note"]),
    examples: examplesOf(merged["examples"], kind.type),
    stability: stabilityOf(merged, home, scope, owner),
    deprecated: deprecationOf(merged["deprecated"]),
    annotations: isObject(merged["annotations"]) ? { ...(asJson(merged["annotations"]) as object) } : undefined,
  };
}

type Kind = Pick<ImportedAttribute, "type" | "values" | "open">;

function kindOf(key: string, type: unknown, at: Written, scope: Scope, owner: string): Kind | undefined {
  if (type === undefined) return { type: "string" };
  if (isObject(type)) return enumOf(key, type, at, scope, owner);
  const simple = attributeTypes.find((each) => each === type);
  if (simple !== undefined) return { type: simple };
  const name = textOf(type) ?? "";
  const isTemplate = name.startsWith("template[");
  const fate = isTemplate ? "stands for any number of attributes, and is left out" : "becomes a string";
  scope.report(
    "import/unsupported-type",
    placeOf(at, "type"),
    `the attribute "${key}" of the type "${name}" ${fate}`,
    null,
  );
  return isTemplate ? undefined : { type: "string" };
}

/** The known values of an open set. Of members with one value, which are names of it in code, the one that is not deprecated counts. */
function enumOf(key: string, type: PlainObject, at: Written, scope: Scope, owner: string): Kind {
  const byValue = new Map<string | number, ImportedValue>();
  let isBoolean = false;
  for (const [index, member] of listOf(type["members"]).entries()) {
    if (!isObject(member)) continue;
    const place = { ...at, data: member, path: [...at.path, "type", "members", index] };
    reportUnknown(place, `a value of "${key}"`, knownOfMembers, scope, owner);
    const { value } = member;
    if (typeof value === "boolean") isBoolean = true;
    if (typeof value !== "string" && typeof value !== "number") continue;
    const before = byValue.get(value);
    if (before === undefined || before.deprecated !== undefined)
      byValue.set(value, readValue(value, member, place, scope, owner));
  }
  const values = [...byValue.values()];
  if (isBoolean) {
    const message = `the values of "${key}" are booleans, and a catalog says nothing of those`;
    scope.report("import/unsupported-type", placeOf(at, "type"), message, null);
    return { type: "boolean" };
  }
  return { type: typeOf(values), values, open: type["allow_custom_values"] === false ? undefined : true };
}

function typeOf(values: readonly ImportedValue[]): AttributeType {
  if (!values.some(({ value }) => typeof value === "number")) return "string";
  return values.every(({ value }) => Number.isInteger(value)) ? "int" : "double";
}

function readValue(
  value: string | number,
  member: PlainObject,
  at: Written,
  scope: Scope,
  owner: string,
): ImportedValue {
  return {
    value,
    description: textOf(member["brief"]),
    note: textOf(member["note"]),
    stability: stabilityOf(member, at, scope, owner),
    deprecated: deprecationOf(member["deprecated"]),
  };
}

type Site = { readonly key: string; readonly at: Written; readonly scope: Scope; readonly owner: string };

/** Recommended unless it says otherwise. */
function requirementOf(level: unknown, { key, at, scope, owner }: Site): ImportedRequirement {
  if (level === undefined || level === "recommended" || level === "conditionally_required") return "recommended";
  if (level === "required" || level === "opt_in") return level;
  const [[kind = "", text] = []] = isObject(level) ? Object.entries(level) : [];
  const said = textOf(text);
  if (kind === "conditionally_required") return said === undefined ? "recommended" : { when: said };
  if (kind === "recommended") return said === undefined ? "recommended" : { recommended: said };
  const place = placeOf(at, "requirement_level");
  scope.report("import/unreadable", place, `"${key}" has a requirement level that a catalog does not have`, owner);
  return kind === "required" || kind === "opt_in" ? kind : "recommended";
}

/** An example of an array may be written without brackets of its own, and one of a text as what YAML reads otherwise. */
function examplesOf(written: unknown, type: AttributeType): readonly Example[] | undefined {
  const all = Array.isArray(written) ? written : [written];
  const isScalar = (each: unknown) => ["string", "number", "boolean"].includes(typeof each);
  const usable = all.filter((each) => isScalar(each) || (Array.isArray(each) && each.every(isScalar)));
  if (usable.length === 0) return undefined;
  if (type.endsWith("[]") && usable.every(isScalar)) return [usable as readonly string[]];
  return (type === "string" ? usable.map(asText) : usable) as readonly Example[];
}

function asText(example: unknown): string {
  return typeof example === "string" ? example : JSON.stringify(example);
}

/** Keys that no catalog has a place for. */
export function reportUnknown(
  { data, file, path }: Written,
  of: string,
  keys: ReadonlySet<string>,
  scope: Scope,
  owner: string,
): void {
  for (const { code, at, message } of unknownKeys(data, keys, { locate: file.locate, path, of, metric: owner })) {
    if ("source" in at) scope.report(code, at, message, owner);
  }
}
