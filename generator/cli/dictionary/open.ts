import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Listed } from "../../dictionary/dictionary-data.js";
import type { Catalog } from "../../model/catalog.js";
import { usageOf } from "../../queries/usage.js";
import { usePlaces } from "../../queries/use-places.js";
import { type CatalogFile, locateCatalog } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";
import { findFiles } from "../queries/files.js";
import { readNamed, readThem } from "../queries/open.js";
import { recordedPlaces } from "./recorded-in.js";

/** A catalog for the page, or what is wrong with it. */
export type Opened = {
  readonly name: string;
  readonly file: CatalogFile;
  /** Undefined where it cannot be used. */
  readonly read: Pick<Listed, "catalog" | "uses" | "recordedIn"> | undefined;
  readonly isReadable: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly warnings: readonly string[];
};

/** Null stands for catalog.yaml in the current folder. */
export async function openListed(path: string | null, reports: readonly string[], host: Host): Promise<Opened> {
  const file = locateCatalog(host.cwd, path);
  const read = await readNamed(file, host);
  const { name } = file;
  if ("diagnostics" in read) return { ...read, file, read: undefined, warnings: [] };
  const { uses, warnings } = usesIn(read, file, host);
  const recordedIn = recordedPlaces(read, reports, { file, cwd: host.cwd });
  return { name, file, read: { catalog: read, uses, recordedIn }, isReadable: true, diagnostics: [], warnings };
}

/** By the dashboards and rules that the catalog lists. */
function usesIn(
  catalog: Catalog,
  file: CatalogFile,
  { cwd }: Host,
): Pick<Listed, "uses"> & { readonly warnings: readonly string[] } {
  if (catalog.settings.queries.files.length === 0) return { uses: null, warnings: [] };
  const { files, warnings } = findFiles([], catalog.settings.queries, { catalog: file, cwd, mayBeEmpty: true });
  if (files.length === 0) return { uses: null, warnings };
  const { queries, series, unread } = readThem(files, catalog);
  const unreadable = unread.map(({ place, message }) => `${place.source.name}: ${message}`);
  return {
    uses: usePlaces(usageOf(queries, series), files),
    warnings: [...warnings, ...unreadable],
  };
}
