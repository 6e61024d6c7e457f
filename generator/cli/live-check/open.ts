import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Catalog } from "../../model/catalog.js";
import type { SourceText } from "../../source.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import type { Host } from "../host/host.js";

export type Opened = { readonly file: CatalogFile; readonly catalog: Catalog; readonly source: SourceText };

/** What is wrong with a catalog that cannot be used. */
export type Closed = {
  readonly file: CatalogFile;
  readonly diagnostics: readonly Diagnostic[];
  readonly isReadable: boolean;
};

export async function openCatalog(path: string | null, host: Pick<Host, "cwd" | "progress">): Promise<Opened | Closed> {
  const file = locateCatalog(host.cwd, path);
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return { file, diagnostics: found.sorted(), isReadable: false };
  host.progress(`reading ${file.name}`, bytes.length);
  const opened = await openFiles(file, bytes, host.cwd, found);
  if (opened === undefined) return { file, diagnostics: found.sorted(), isReadable: true };
  const { readCatalog } = await import("../../pipeline.js");
  const { catalog, diagnostics } = readCatalog(opened.text);
  return catalog === undefined ? { file, diagnostics, isReadable: true } : { file, catalog, source: opened.text };
}
