import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Annotation } from "../../diagnostics/workflow-command.js";
import type { SourceText } from "../../source.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { type OpenedFile, openFiles } from "../catalog/opened-catalog.js";
import { type Rewrite, writeRewrites } from "../catalog/rewrites.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { FromRoot } from "../reports/report.js";
import type { Palette } from "../terminal/color.js";
import { paintDiff } from "../terminal/paint-diff.js";
import type { FormatRequest } from "./command.js";

type Result = {
  readonly status: "formatted" | "planned" | "unchanged" | "unformatted" | "invalid" | "unreadable";
  readonly source: SourceText;
  /** Those of its files that are not in canonical form. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What formatting changes; empty when nothing. */
  readonly diff: string;
};

/** Writes the catalog in canonical form, or reports whether it is. A catalog with errors is left as it is. */
export async function format(request: FormatRequest, host: Host): Promise<Outcome> {
  return report(await carryOut(request, host), request, host);
}

async function carryOut({ catalog, mode }: FormatRequest, host: Host): Promise<Result> {
  const file = locateCatalog(host.cwd, catalog);
  const found = new DiagnosticCollector();
  const empty = { name: file.name, text: "" };
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return failure("unreadable", empty, found.sorted());
  const opened = await openFiles(file, bytes, host.cwd, found);
  if (opened === undefined) return failure("invalid", empty, found.sorted());
  const source = opened.text;
  const { readCatalog } = await import("../../pipeline.js");
  const { catalog: valid, diagnostics } = readCatalog(source);
  if (valid === undefined) return failure("invalid", source, diagnostics);
  const rewrites = await rewritesOf(opened.files);
  if (rewrites.length === 0) return { status: "unchanged", source, files: [], diagnostics: [], diff: "" };
  const { unifiedDiff } = await import("../../write/unified-diff.js");
  const diff = rewrites.map(({ source, after }) => unifiedDiff(source.name, source.text, after)).join("");
  if (mode === "write") await writeRewrites(rewrites, host);
  const files = rewrites.map((rewrite) => rewrite.source.name);
  return { status: statuses[mode], source, files, diagnostics: [], diff };
}

/** What formatting changes. The package for YAML is loaded for a file that is not in canonical form. */
async function rewritesOf(files: readonly OpenedFile[]): Promise<readonly Rewrite[]> {
  const { isFormatted } = await import("../../format/is-formatted.js");
  const others = files.filter(({ source }) => !isFormatted(source.text));
  if (others.length === 0) return [];
  const { formatCatalog } = await import("../../format/format.js");
  const formatted = others.map((file): Rewrite => ({ ...file, after: formatCatalog(file.source.text) }));
  return formatted.filter(({ source, after }) => after !== source.text);
}

const statuses = { check: "unformatted", "dry-run": "planned", write: "formatted" } as const;

function failure(status: "invalid" | "unreadable", source: SourceText, diagnostics: readonly Diagnostic[]): Result {
  return { status, source, files: [], diagnostics, diff: "" };
}

const outcomes = {
  formatted: "fine",
  planned: "fine",
  unchanged: "fine",
  unformatted: "findings",
  invalid: "findings",
  unreadable: "misuse",
} as const satisfies Record<Result["status"], Outcome["status"]>;

function report(result: Result, request: FormatRequest, host: Host): Promise<Outcome> {
  const { status, source, files, diagnostics, diff } = result;
  const { name } = source;
  const sentence = `${files.join(", ")} ${files.length === 1 ? "is" : "are"} not in canonical form`;
  const help = `run \`npx meterbook format${request.catalog === null ? "" : ` --catalog ${name}`}\``;
  const problems = (style: Palette) => `${sentence}:\n\n${paintDiff(diff, style)}\n  = help: ${help}\n`;
  const annotations = (fromRoot: FromRoot) =>
    files.map((file) => annotationOf(fromRoot(file), [`${file} is not in canonical form`, help]));
  return render(
    {
      command: "format",
      status: outcomes[status],
      catalog: name,
      diagnostics,
      facts: () => ({ status, catalog: name, diff: diff || null }),
      ...(status === "planned" ? { data: (style: Palette) => paintDiff(diff, style) } : {}),
      summary: () => summaryOf(result),
      ...(status === "unformatted" ? { problems, annotations } : {}),
    },
    request,
    host,
  );
}

function annotationOf(file: string, message: readonly string[]): Annotation {
  return { level: "error", file, lines: null, title: "not formatted", message };
}

function summaryOf({ status, source: { name }, files }: Result): string {
  if (status === "unchanged") return `unchanged: ${name} is in canonical form\n`;
  if (status === "planned") return `would format ${files.join(", ")}\n`;
  return status === "formatted" ? `formatted ${files.join(", ")}\n` : "";
}
