import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { catalogSeries, type CatalogSeries } from "../../queries/catalog-series.js";
import { readQueryFile } from "../../queries/files/read-query-file.js";
import type { QueryFile } from "../../queries/query.js";
import { type ReadQueries, readQueries } from "../../queries/read-query.js";
import type { QueryFinding } from "../../queries/finding.js";
import type { Catalog } from "../../model/catalog.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import type { Host } from "../host/host.js";
import { type FileOfQueries, findFiles } from "./files.js";
import type { QueriesRequest } from "./command.js";

/** A catalog and the queries over its metrics. */
export type OpenQueries = {
  readonly catalogFile: CatalogFile;
  readonly catalog: Catalog;
  readonly series: CatalogSeries;
  readonly files: readonly FileOfQueries[];
  /** Those that hold queries. */
  readonly queryFiles: readonly QueryFile[];
  readonly queries: ReadQueries;
  readonly unread: readonly QueryFinding[];
  readonly warnings: readonly string[];
};

/** What is wrong with the catalog, when it cannot be used. */
export type ClosedQueries = {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly isReadable: boolean;
};

export async function openQueries(
  { catalog: path, files: named }: Pick<QueriesRequest, "catalog" | "files">,
  host: Host,
): Promise<OpenQueries | ClosedQueries> {
  const catalogFile = locateCatalog(host.cwd, path);
  const catalog = await readNamed(catalogFile, host);
  if ("diagnostics" in catalog) return catalog;
  const { files, warnings } = findFiles(named, catalog.settings.queries, { catalog: catalogFile, cwd: host.cwd });
  return { catalogFile, catalog, ...readThem(files, catalog), files, warnings };
}

/** The catalog of a file, or what is wrong with it. */
export async function readNamed(file: CatalogFile, host: Host): Promise<Catalog | ClosedQueries> {
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return { name: file.name, diagnostics: found.sorted(), isReadable: false };
  host.progress(`reading ${file.name}`, bytes.length);
  const opened = await openFiles(file, bytes, host.cwd, found);
  if (opened === undefined) return { name: file.name, diagnostics: found.sorted(), isReadable: true };
  const { readCatalog } = await import("../../pipeline.js");
  const { catalog, diagnostics } = readCatalog(opened.text);
  return catalog ?? { name: file.name, diagnostics, isReadable: true };
}

/** The queries of some files, by what a catalog says; what cannot be read is found. */
export function readThem(
  files: readonly FileOfQueries[],
  catalog: Catalog,
): Pick<OpenQueries, "series" | "queryFiles" | "queries" | "unread"> {
  const series = catalogSeries(catalog);
  const queryFiles: QueryFile[] = [];
  const unread: QueryFinding[] = [];
  for (const { source, isNamed } of files) {
    const read = readQueryFile(source);
    if (!("message" in read)) queryFiles.push(read);
    else if (isNamed || read.isBroken) {
      const { start, end, message } = read;
      const help =
        "name dashboards of Grafana or Perses, files of Prometheus rules, or lines of PromQL (.promql, .txt)";
      const place = { source, start, end };
      unread.push({ code: "queries/unread-file", place, message, help, query: null, detail: source.name });
    }
  }
  return { series, queryFiles, unread, queries: readQueries(queryFiles, series) };
}
