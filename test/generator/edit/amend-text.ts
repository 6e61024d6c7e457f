import { amend as amendCatalog } from "../../../generator/edit/amend.js";
import type { Amendment } from "../../../generator/edit/amendment.js";
import { type OpenCatalog, openCatalog, type InvalidCatalog } from "../../../generator/edit/open-catalog.js";

/** A catalog, opened and amended. */
export function amend(text: string, amendments: readonly Amendment[]): OpenCatalog | InvalidCatalog {
  const opening = openCatalog({ name: "catalog.yaml", text });
  return opening.kind === "invalid" ? opening : amendCatalog(opening, amendments);
}
