import type { AttributeType } from "../../vocabulary.js";
import type { ImportedAttribute, ImportedRequirement, ImportLoss } from "../imported-catalog.js";
import { asJson, entriesOf, listOf, textOf, unknownKeys, type YamlSource } from "../yaml-source.js";

const types: ReadonlyMap<string, AttributeType> = new Map([
  ["string", "string"],
  ["int", "int"],
  ["double", "double"],
  ["bool", "boolean"],
  ["slice", "string[]"],
]);

/** A condition is no part of the format, so that an attribute with one is recommended. */
const levels: ReadonlyMap<string, ImportedRequirement> = new Map([
  ["required", "required"],
  ["conditionally_required", "recommended"],
  ["recommended", "recommended"],
  ["opt_in", "opt_in"],
]);

const known = new Set(["name_override", "description", "type", "enum", "requirement_level", "semantic_convention"]);

/** What `attributes` defines, by the keys under which metrics name them. */
export function readAttributes(
  { data, locate }: YamlSource,
  losses: ImportLoss[],
): ReadonlyMap<string, ImportedAttribute> {
  const entries = entriesOf(data["attributes"]).map(([key, written]) => {
    const path = ["attributes", key];
    losses.push(...unknownKeys(written, known, { locate, path, of: `the attribute "${key}"`, metric: null }));
    const name = textOf(written["name_override"]) ?? key;
    const type = textOf(written["type"]) ?? "string";
    if (!types.has(type)) {
      const message = `the attribute "${name}" has the type "${type}", and becomes a string`;
      losses.push({ code: "import/unsupported-type", at: locate([...path, "type"]), message, metric: null });
    }
    const reference = written["semantic_convention"];
    const attribute: ImportedAttribute = {
      key: name,
      type: types.get(type) ?? "string",
      values: listOf(written["enum"]).map((value) => ({ value: typeof value === "number" ? value : String(value) })),
      requirement: levels.get(textOf(written["requirement_level"]) ?? "required") ?? "required",
      description: textOf(written["description"]),
      annotations: reference === undefined ? undefined : { mdatagen: { semantic_convention: asJson(reference) } },
    };
    return [key, attribute] as const;
  });
  return new Map(entries);
}
