import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { amend } from "../../edit/amend.js";
import { type OpenCatalog, openCatalog } from "../../edit/open-catalog.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { openFiles } from "../catalog/opened-catalog.js";
import { baselineRewrites } from "./baseline-rewrite.js";
import { changedFiles, type Rewrite, writeRewrites } from "../catalog/rewrites.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { EditRequest } from "./flags.js";
import { type Edit, placeOf } from "./plan.js";
import { type EditResult, reportEdit } from "./report.js";

/** What a command wants to do with a catalog; undefined when the person has given up. */
export type PlanEdit<Request> = (
  request: Request,
  open: OpenCatalog,
  isInteractive: boolean,
) => Edit | undefined | Promise<Edit | undefined>;

/** Opens the catalog, amends its text, and writes it when it is valid and anything is different. */
export async function edit<Request extends EditRequest>(
  command: string,
  request: Request,
  host: Host,
  plan: PlanEdit<Request>,
): Promise<Outcome> {
  const file = locateCatalog(host.cwd, request.catalog);
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  const report = (result: EditResult) => reportEdit({ command, catalog: file.name }, result, request, host);
  if (bytes === undefined) return report({ status: "unreadable", diagnostics: found.sorted() });
  host.progress(`reading ${file.name}`, bytes.length);
  const opened = await openFiles(file, bytes, host.cwd, found);
  if (opened === undefined) return report({ status: "invalid", diagnostics: found.sorted() });
  const open = openCatalog(opened.text);
  if (open.kind === "invalid") return report({ status: "invalid", diagnostics: open.diagnostics });
  const wanted = await plan(request, open, host.isInteractive);
  if (wanted === undefined) return { status: "interrupted", out: "", err: "" };
  const after = amend(open, wanted.amendments, wanted.home);
  if (after.kind === "invalid") return report({ status: "rejected", diagnostics: after.diagnostics });
  const edited = changedFiles(opened.files, after.source);
  const rewrites = edited.length === 0 ? [] : [...edited, ...baselineRewrites(file, wanted.amendments)];
  const status = rewrites.length === 0 ? "unchanged" : request.dryRun ? "planned" : "edited";
  if (status === "edited") await writeRewrites(rewrites, host);
  return report({
    status,
    place: placeOf(wanted.path, wanted.isTakenOut ? open : after),
    result: wanted.result,
    diff: status === "planned" ? await diffOf(rewrites) : null,
    next: open.catalog.settings.command,
  });
}

async function diffOf(rewrites: readonly Rewrite[]): Promise<string> {
  const { unifiedDiff } = await import("../../write/unified-diff.js");
  return rewrites.map(({ source, after }) => unifiedDiff(source.name, source.text, after, "edited")).join("");
}
