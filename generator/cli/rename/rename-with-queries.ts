import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { amend } from "../../edit/amend.js";
import { openCatalog } from "../../edit/open-catalog.js";
import { attributeRename, metricRename } from "../../queries/rewrite/given-rename.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import { entryNamed, keyFor } from "../edit/plan.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { findFiles } from "../queries/files.js";
import {
  differenceOf,
  doneText,
  leftText,
  rewriteIn,
  rewritingView,
  writeRewritten,
} from "../queries/write-rewritten.js";
import { jsonText } from "../reports/json.js";
import { palette } from "../terminal/color.js";
import type { RenameRequest } from "./command.js";
import { rename } from "./rename.js";

type Run = (request: RenameRequest, host: Host) => Promise<Outcome>;

/** Renames in the catalog, and then in dashboards and rules; these are read first, so that nothing is written when they cannot be. */
export async function renameWithQueries(
  request: RenameRequest,
  named: readonly string[],
  host: Host,
  renameInCatalog: Run,
): Promise<Outcome> {
  const planned = await plan(request, named, host);
  const outcome = await renameInCatalog(request, host);
  if (planned === undefined || outcome.status !== "fine") return outcome;
  const { rewriting, files } = planned;
  if (!request.dryRun) await writeRewritten(rewriting, files, host);
  const status = rewriting.left.length > 0 ? "findings" : "fine";
  if (request.format === "json") {
    const value = { ...outcome.value, queries: rewritingView(rewriting) };
    return { status, out: jsonText(value), err: outcome.err, value };
  }
  const isShown = request.dryRun && rewriting.files.length > 0;
  const text = isShown ? differenceOf(rewriting)(palette(host.color.out)) : request.quiet ? "" : doneText(rewriting);
  return { status, out: outcome.out + text, err: outcome.err + leftText(rewriting) };
}

/** What happens to the queries; undefined where the catalog says itself why nothing can. */
async function plan(request: RenameRequest, named: readonly string[], { cwd }: Host) {
  const catalog = locateCatalog(cwd, request.catalog);
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(catalog, found);
  const opened = bytes && (await openFiles(catalog, bytes, cwd, found));
  const open = opened && openCatalog(opened.text);
  if (open === undefined || open.kind === "invalid") return undefined;
  const wanted = rename(request, open);
  const { files } = findFiles(named, open.catalog.settings.queries, { catalog, cwd });
  const after = amend(open, wanted.amendments, wanted.home);
  if (after.kind === "invalid") return undefined;
  const to = keyFor(request.to, open.catalog);
  const renames = request.isAttribute
    ? attributeRename(open.catalog, after.catalog, request.from, request.to)
    : metricRename(open.catalog, after.catalog, entryNamed(request.from, request, open).key, to);
  return { files, rewriting: rewriteIn(files, open.catalog, { renames, keepsOld: false }) };
}
