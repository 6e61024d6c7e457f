import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { amend } from "../../edit/amend.js";
import { decodeSource } from "../../document/decode.js";
import type { SourceText } from "../../source.js";
import { locateCatalog, readCatalogFile } from "../catalog-file.js";
import { type EditReport, renderEdit } from "./report.js";
import type { EditRequest } from "./request.js";
import { type OpenCatalog, openCatalog } from "../../edit/open-catalog.js";
import { type Edit, placeOf } from "./plan.js";
import type { Outcome } from "../outcome.js";
import type { Surroundings } from "../surroundings.js";
import { writeEdited } from "../write-edited.js";

/** What a command wants to do with a catalog; undefined when the person has broken it off. */
export type PlanEdit = (open: OpenCatalog) => Edit | undefined | Promise<Edit | undefined>;

/** Opens the catalog, amends its text, and writes it when it is valid and anything is different. */
export async function edit(request: EditRequest, around: Surroundings, plan: PlanEdit): Promise<Outcome> {
  const file = locateCatalog(around.cwd, request.catalog);
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  const unread = { name: file.name, text: "" };
  const tell = (report: EditReport) => renderEdit(report, request, around);
  if (bytes === undefined) return tell({ status: "unreadable", source: unread, diagnostics: found.sorted() });
  around.progress(`reading ${file.name}`, bytes.length);
  const source = decodeSource(file.name, bytes, found);
  if (source === undefined) return tell({ status: "invalid", source: unread, diagnostics: found.sorted() });
  const open = openCatalog(source);
  if (open.kind === "refused") return tell({ ...open, status: "invalid" });
  const wanted = await plan(open);
  if (wanted === undefined) return { status: "interrupted", out: "", err: "" };
  const after = amend(open, wanted.amendments);
  if (after.kind === "refused") return tell({ ...after, status: "refused" });
  const { text } = after.source;
  const status = text === source.text ? "unchanged" : request.dryRun ? "planned" : "edited";
  if (status === "edited") await writeEdited(file, bytes, text, around);
  return tell({
    status,
    catalog: file.name,
    place: placeOf(wanted.path, wanted.isTakenOut ? open : after),
    said: wanted.said,
    diff: status === "planned" ? await diffOf(source, text) : null,
    command: open.catalog.settings.command,
  });
}

async function diffOf({ name, text }: SourceText, edited: string): Promise<string> {
  return (await import("../../write/unified-diff.js")).unifiedDiff(name, text, edited, "edited");
}
