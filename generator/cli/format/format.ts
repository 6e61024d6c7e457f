import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceText } from "../../source.js";
import { locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { writeEdited } from "../catalog/write-edited.js";
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
  await writeEdited(file, bytes, formatted, host);
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

function report(result: Result, request: FormatRequest, host: Host): Promise<Outcome> {
  const { status, source, diagnostics, diff } = result;
  const { name } = source;
  const sentence = `${name} is not in canonical form`;
  const help = `run \`npx meterbook format${request.catalog === null ? "" : ` --catalog ${name}`}\``;
  const problems = (style: Palette) => `${sentence}:\n\n${paintDiff(diff, style)}\n  = help: ${help}\n`;
  const annotations = (fromRoot: FromRoot) => [
    { level: "error", file: fromRoot(name), lines: null, title: "not formatted", message: [sentence, help] } as const,
  ];
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

function summaryOf({ status, source: { name } }: Result): string {
  if (status === "unchanged") return `unchanged: ${name} is in canonical form\n`;
  if (status === "planned") return `would format ${name}\n`;
  return status === "formatted" ? `formatted ${name}\n` : "";
}
