import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { decodeSource } from "../../document/decode.js";
import { amend } from "../../edit/amend.js";
import { type OpenCatalog, openCatalog } from "../../edit/open-catalog.js";
import type { SourceText } from "../../source.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { writeEdited } from "../catalog/write-edited.js";
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
  const source = decodeSource(file.name, bytes, found);
  if (source === undefined) return report({ status: "invalid", diagnostics: found.sorted() });
  const open = openCatalog(source);
  if (open.kind === "refused") return report({ status: "invalid", diagnostics: open.diagnostics });
  const wanted = await plan(request, open, host.isInteractive);
  if (wanted === undefined) return { status: "interrupted", out: "", err: "" };
  const after = amend(open, wanted.amendments);
  if (after.kind === "refused") return report({ status: "rejected", diagnostics: after.diagnostics });
  const { text } = after.source;
  const status = text === source.text ? "unchanged" : request.dryRun ? "planned" : "edited";
  if (status === "edited") await writeEdited(file, bytes, text, host);
  return report({
    status,
    place: placeOf(wanted.path, wanted.isTakenOut ? open : after),
    result: wanted.result,
    diff: status === "planned" ? await diffOf(source, text) : null,
    next: open.catalog.settings.command,
  });
}

async function diffOf({ name, text }: SourceText, edited: string): Promise<string> {
  return (await import("../../write/unified-diff.js")).unifiedDiff(name, text, edited, "edited");
}
