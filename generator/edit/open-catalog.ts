import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Locate } from "../document/parse.js";
import type { CatalogDocument } from "../document/schema/schema.js";
import type { Catalog } from "../model/catalog.js";
import { resolveCatalog } from "../model/resolve.js";
import type { CatalogText } from "../sources/catalog-text.js";
import { parseCatalogText } from "../sources/parse-catalog-text.js";

/** A catalog without errors: as it is written, and what it means. */
export type OpenCatalog = {
  readonly kind: "open";
  readonly source: CatalogText;
  readonly document: CatalogDocument;
  readonly catalog: Catalog;
  readonly locate: Locate;
};

/** A text that is no catalog without errors, and these. */
export type InvalidCatalog = {
  readonly kind: "invalid";
  readonly source: CatalogText;
  readonly diagnostics: readonly Diagnostic[];
};

export function openCatalog(source: CatalogText): OpenCatalog | InvalidCatalog {
  const found = new DiagnosticCollector();
  const located = parseCatalogText(source, found);
  const catalog = located && resolveCatalog(located, found);
  if (located !== undefined && catalog !== undefined && !found.hasErrors) {
    return { kind: "open", source, document: located.document, catalog, locate: located.locate };
  }
  const diagnostics = found.sorted().filter(({ severity }) => severity === "error");
  return { kind: "invalid", source, diagnostics };
}
