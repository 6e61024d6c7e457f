import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceText } from "../../source.js";
import { locateCatalog, readCatalogFile } from "../catalog-file.js";
import { annotation } from "../reports/annotation.js";
import { fromRoot } from "../reports/root.js";
import type { Outcome } from "../outcome.js";
import { paintDiff } from "../paint-diff.js";
import type { FormatRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";
import { writeEdited } from "../write-edited.js";

type Result = {
  readonly status: "formatted" | "planned" | "unchanged" | "unformatted" | "invalid" | "unreadable";
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
  /** What formatting changes; empty when nothing. */
  readonly diff: string;
};

/** Writes the catalog in canonical form, or says whether it is. A catalog with errors is left as it is. */
export async function format(request: FormatRequest, around: Surroundings): Promise<Outcome> {
  return render(await carryOut(request, around), request, around);
}

async function carryOut({ catalog, mode }: FormatRequest, around: Surroundings): Promise<Result> {
  const file = locateCatalog(around.cwd, catalog);
  const found = new DiagnosticCollector();
  const empty = { name: file.name, text: "" };
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return failure("unreadable", empty, found.sorted());
  const { decodeSource } = await import("../../document/decode.js");
  const source = decodeSource(file.name, bytes, found);
  if (source === undefined) return failure("invalid", empty, found.sorted());
  const { readCatalog } = await import("../../pipeline.js");
  const { catalog: valid, diagnostics } = readCatalog(source);
  if (valid === undefined) return failure("invalid", source, diagnostics);
  const { formatCatalog } = await import("../../format/format.js");
  const formatted = formatCatalog(source.text);
  if (formatted === source.text) return { status: "unchanged", source, diagnostics: [], diff: "" };
  const { unifiedDiff } = await import("../../write/unified-diff.js");
  const diff = unifiedDiff(file.name, source.text, formatted);
  if (mode !== "write") return { status: mode === "check" ? "unformatted" : "planned", source, diagnostics: [], diff };
  await writeEdited(file, bytes, formatted, around);
  return { status: "formatted", source, diagnostics: [], diff };
}

function failure(status: "invalid" | "unreadable", source: SourceText, diagnostics: readonly Diagnostic[]): Result {
  return { status, source, diagnostics, diff: "" };
}

const outcomes = {
  formatted: "fine",
  planned: "fine",
  unchanged: "fine",
  unformatted: "findings",
  invalid: "findings",
  unreadable: "misuse",
} as const satisfies Record<Result["status"], Outcome["status"]>;

async function render(result: Result, request: FormatRequest, around: Surroundings): Promise<Outcome> {
  const { color, cwd, root } = around;
  const status = outcomes[result.status];
  const { source, diagnostics, diff } = result;
  if (request.format === "json") {
    const { jsonViews } = await import("../../diagnostics/render-json.js");
    const found = jsonViews(diagnostics);
    const all = { version: 1, status: result.status, catalog: source.name, diff: diff || null, diagnostics: found };
    return { status, out: `${JSON.stringify(all, null, 2)}\n`, err: "" };
  }
  if (diagnostics.length > 0) {
    const { renderText } = await import("../../diagnostics/render-text.js");
    const err = renderText(diagnostics, { color: color.err });
    if (request.format !== "github") return { status, out: "", err };
    const { githubFindings } = await import("../reports/github-findings.js");
    const told = await githubFindings(diagnostics, source, around);
    return { status, out: told.out, err: err + told.err };
  }
  if (result.status === "unformatted") {
    const sentence = `${source.name} is not in canonical form`;
    const help = `run \`npx meterbook format${request.catalog === null ? "" : ` --catalog ${source.name}`}\``;
    const named = fromRoot(root, cwd, source.name);
    const out = request.format === "github" ? annotation(named, "not formatted", `${sentence}\n${help}`) : "";
    return { status, out, err: `${sentence}:\n\n${paintDiff(diff, color.err)}\n  = help: ${help}\n` };
  }
  const shown = result.status === "planned" ? paintDiff(diff, color.out) : "";
  return { status, out: request.quiet ? shown : shown + summaryOf(result), err: "" };
}

function summaryOf({ status, source }: Result): string {
  if (status === "unchanged") return `unchanged: ${source.name} is in canonical form\n`;
  return status === "planned" ? `would format ${source.name}\n` : `formatted ${source.name}\n`;
}
