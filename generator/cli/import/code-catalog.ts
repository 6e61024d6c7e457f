import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Catalog } from "../../model/catalog.js";
import { readCatalog } from "../../pipeline.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { type ImportOutcome, reportImport } from "./report.js";
import type { ImportRequest } from "./command.js";

/** The catalog that code is compared with, or the outcome where there is none. */
export async function openCodeCatalog(
  request: ImportRequest,
  host: Host,
): Promise<{ readonly file: CatalogFile; readonly catalog: Catalog } | { readonly outcome: Promise<Outcome> }> {
  const file = locateCatalog(host.cwd, request.catalog);
  const report = (outcome: ImportOutcome) => ({ outcome: reportImport(file.name, outcome, request, host) });
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return report({ status: "unreadable", diagnostics: found.sorted() });
  const files = await openFiles(file, bytes, host.cwd, found);
  if (files === undefined) return report({ status: "invalid", diagnostics: found.sorted() });
  const { catalog, diagnostics } = readCatalog(files.text);
  return catalog === undefined ? report({ status: "invalid", diagnostics }) : { file, catalog };
}
