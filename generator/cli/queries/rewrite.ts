import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { readVersion } from "../../diff/read-version.js";
import type { Catalog } from "../../model/catalog.js";
import { comparedRenames } from "../../queries/rewrite/compared-renames.js";
import { notedRenames } from "../../queries/rewrite/noted-renames.js";
import { CommandError } from "../../write/command-error.js";
import { readSide, textOf } from "../diff/side.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import type { QueriesRequest } from "./command.js";
import { openQueries, type OpenQueries } from "./open.js";
import { reportClosed } from "./report.js";
import { differenceOf, doneText, leftText, rewriteIn, rewritingView, writeRewritten } from "./write-rewritten.js";

/** Writes the queries with the names that the catalog has for what they ask for; what cannot be written exactly stays. */
export async function rewrite(request: QueriesRequest, host: Host): Promise<Outcome> {
  const { format } = request;
  const { since, keepsOld, isDry } = request.rewrite;
  if (format !== "text" && format !== "json") {
    throw new CommandError(`\`queries rewrite\` has no report as ${format}`, "choose --format text or json");
  }
  const open = await openQueries(request, host);
  if ("diagnostics" in open) return reportClosed(open, request, host);
  const old = since === null ? open.catalog : await catalogOf(since, open, host);
  const renames = since === null ? notedRenames(old) : comparedRenames(old, open.catalog);
  const rewriting = rewriteIn(open.files, old, { renames, keepsOld });
  if (!isDry) await writeRewritten(rewriting, open.files, host);
  const isShown = isDry && rewriting.files.length > 0;
  const report: Report = {
    command: "queries",
    status: rewriting.left.length > 0 ? "findings" : "fine",
    catalog: open.catalogFile.name,
    diagnostics: [],
    facts: () => ({ status: isDry ? "planned" : "rewritten", ...rewritingView(rewriting) }),
    [isShown ? "data" : "summary"]: isShown ? differenceOf(rewriting) : () => doneText(rewriting),
    problems: () => leftText(rewriting) + open.warnings.map((warning) => `warning: ${warning}\n`).join(""),
  };
  return render(report, request, host);
}

/** The catalog of a revision, whose names the queries have. */
async function catalogOf(revision: string, { catalogFile }: OpenQueries, host: Host): Promise<Catalog> {
  const found = new DiagnosticCollector();
  const side = await readSide(revision, catalogFile, { host, found });
  const text = side && (await textOf(side, found));
  const version = text && readVersion(text, found);
  if (version !== undefined) return version.catalog;
  const [first] = found.sorted();
  const reason = first?.message ?? "it is none";
  throw new CommandError(`the catalog of "${revision}" cannot be read: ${reason}`, first?.help ?? null);
}
