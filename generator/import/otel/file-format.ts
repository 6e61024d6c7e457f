import { entryKinds } from "../../vocabulary.js";
import type { ImportLoss } from "../imported-catalog.js";
import { type PlainObject, textOf, unknownKeys, type YamlSource } from "../yaml-source.js";

/** Of what a catalog has no entries for. */
export const otherSections: ReadonlyMap<string, string> = new Map([
  ["entities", "entity"],
  ["entity_refinements", "entity refinement"],
]);
const sections: ReadonlySet<string> = new Set([
  ...["attributes", "attribute_groups", "imports"],
  ...entryKinds.flatMap((kind) => [`${kind}s`, `${kind}_refinements`]),
  ...otherSections.keys(),
]);

/** By what a file says of itself, or by what it holds. */
export function formatOf({ data }: YamlSource): "resolved" | "manifest" | "groups" | "definition" | "foreign" {
  const format = textOf(data["file_format"]) ?? "";
  if (format.startsWith("resolved/")) return "resolved";
  if (isManifest(data, format)) return "manifest";
  if (Array.isArray(data["groups"])) return "groups";
  return Object.keys(data).some((key) => sections.has(key)) ? "definition" : "foreign";
}

/** What says of a registry which one it is, and holds nothing of it. */
function isManifest(data: PlainObject, format: string): boolean {
  if (format.startsWith("manifest/")) return true;
  const isNamed = ["schema_url", "schema_base_url", "repository_url", "semconv_version", "dependencies"];
  return !Array.isArray(data["groups"]) && format === "" && isNamed.some((key) => Object.hasOwn(data, key));
}

const knownOfFormat = {
  groups: new Set(["file_format", "groups", "imports"]),
  definition: new Set(["file_format", ...sections]),
  resolved: new Set(["file_format", "schema_url", "attribute_catalog", "dependencies", "registry", "refinements"]),
} as const;

/** Keys at the top of a file that its format does not have. */
export function unknownSections(file: YamlSource): readonly ImportLoss[] {
  const format = formatOf(file);
  if (format === "manifest" || format === "foreign") return [];
  return unknownKeys(file.data, knownOfFormat[format], { locate: file.locate, path: [], of: "the file", metric: null });
}
