import type { SourceText } from "../../../generator/source.js";
import type { CatalogText } from "../../../generator/sources/catalog-text.js";

/** A catalog and its parts, by their paths. */
export function several(catalog: string, parts: Readonly<Record<string, string>>): CatalogText {
  const texts = Object.entries(parts).map(([name, text]): SourceText => ({ name, text }));
  return { name: "catalog.yaml", text: catalog, parts: texts };
}
