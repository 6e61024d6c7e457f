import type { Catalog } from "../../../generator/model/catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";

/** What a text means, which has no faults. */
export function parseCatalog(text: string): Catalog {
  const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
  if (catalog === undefined) throw new Error(JSON.stringify(diagnostics.map(({ message }) => message)));
  return catalog;
}
