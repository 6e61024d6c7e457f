import type { Comparison } from "../../diff/comparison.js";
import type { Version } from "../../diff/read-version.js";
import { breaksOf } from "../../queries/breaks/breaks.js";
import { locateCatalog } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";
import { findFiles } from "../queries/files.js";
import { readThem } from "../queries/open.js";

type Read = { readonly version: Version };

/** The comparison with the queries that its changes break: those of files as they are now, by the names of the base. */
export function withBroken(
  comparison: Comparison,
  [base, head]: readonly [Read, Read],
  { queries: named, catalog }: { readonly queries: readonly string[]; readonly catalog: string | null },
  host: Host,
): Comparison {
  const catalogs = { base: base.version.catalog, head: head.version.catalog };
  const place = { catalog: locateCatalog(host.cwd, catalog), cwd: host.cwd };
  const { files } = findFiles(named, catalogs.head.settings.queries, place);
  const { queries } = readThem(files, catalogs.base);
  return { ...comparison, broken: breaksOf(comparison.changes, catalogs, queries) };
}
