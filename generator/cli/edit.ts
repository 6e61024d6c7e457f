import { join } from "node:path";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import { amend } from "../edit/amend.js";
import { decodeSource } from "../document/decode.js";
import { parseCatalog } from "../document/parse.js";
import { resolveCatalog } from "../model/resolve.js";
import type { SourceText } from "../source.js";
import { replaceEdited } from "../write/edited-file.js";
import { unifiedDiff } from "../write/unified-diff.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "./catalog-file.js";
import { type EditReport, renderEdit } from "./edit-report.js";
import type { EditRequest } from "./edit-request.js";
import { type Edit, type OpenCatalog, placeOf } from "./open-catalog.js";
import type { Outcome } from "./outcome.js";
import type { Surroundings } from "./surroundings.js";

/** What a command wants to do with a catalog; undefined when the person has broken it off. */
export type PlanEdit = (open: OpenCatalog) => Edit | undefined | Promise<Edit | undefined>;

const byteOrderMark = "\ufeff";

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
  const open = source && openCatalog(source, found);
  if (open === undefined) return tell({ status: "invalid", source: source ?? unread, diagnostics: found.sorted() });
  const wanted = await plan(open);
  if (wanted === undefined) return { status: "interrupted", out: "", err: "" };
  const result = amend(open.source, wanted.amendments);
  if (result.kind === "refused") return tell({ ...result, status: "refused" });
  const after = openCatalog(result.source, new DiagnosticCollector());
  const status = result.source.text === open.source.text ? "unchanged" : request.dryRun ? "planned" : "edited";
  if (status === "edited") await write(file, bytes, result.source, around);
  return tell({
    status,
    catalog: file.name,
    place: placeOf(wanted.path, wanted.isTakenOut ? open : (after ?? open)),
    said: wanted.said,
    diff: status === "planned" ? unifiedDiff(file.name, open.source.text, result.source.text, "edited") : null,
    command: open.catalog.settings.command,
  });
}

/** Undefined, with its findings, when the catalog has errors. */
function openCatalog(source: SourceText, found: DiagnosticCollector): OpenCatalog | undefined {
  const located = parseCatalog(source, found);
  const catalog = located && resolveCatalog(located, found);
  return located && catalog && { ...located, catalog };
}

/** Decoding has taken a byte order mark away; it is given back. */
async function write(file: CatalogFile, before: Buffer, { text }: SourceText, around: Surroundings): Promise<void> {
  const mark = before.subarray(0, 3).equals(Buffer.from(byteOrderMark)) ? byteOrderMark : "";
  await around.shield(async () => replaceEdited(join(file.folder, file.file), before, mark + text));
}
