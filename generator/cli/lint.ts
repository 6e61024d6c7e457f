import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { SourceText } from "../source.js";
import { locateCatalog, readCatalogFile } from "./catalog-file.js";
import { count } from "./display.js";
import type { Outcome } from "./outcome.js";
import type { LintRequest } from "./request.js";
import type { Surroundings } from "./surroundings.js";

type Findings = {
  readonly status: "fine" | "findings" | "misuse";
  readonly diagnostics: readonly Diagnostic[];
  readonly source: SourceText;
  /** Null when the catalog could not be understood. */
  readonly metrics: number | null;
};

/** The words that `generate` uses for the same. */
const jsonStatus = { fine: "valid", findings: "invalid", misuse: "unreadable" } as const satisfies Record<
  string,
  string
>;

/** Reads and checks the catalog; writes nothing. */
export async function lint(request: LintRequest, around: Surroundings): Promise<Outcome> {
  const findings = await find(request, around);
  const { status, diagnostics, source } = findings;
  if (request.format === "json") {
    const { renderJson } = await import("../diagnostics/render-json.js");
    const told: object = JSON.parse(renderJson(diagnostics, source));
    return {
      status,
      out: `${JSON.stringify({ version: 1, status: jsonStatus[status], ...told }, null, 2)}\n`,
      err: "",
    };
  }
  if (request.format === "sarif") {
    const { lintSarif } = await import("./lint-sarif.js");
    return { status, out: lintSarif(diagnostics, source, around), err: "" };
  }
  const { renderText } = await import("../diagnostics/render-text.js");
  const { githubFindings } = await import("./github-findings.js");
  const err = diagnostics.length === 0 ? "" : renderText(diagnostics, source, { color: around.color.err });
  const github = request.format === "github" ? await githubFindings(diagnostics, source, around) : { out: "", err: "" };
  return { status, out: github.out + (request.quiet ? "" : summaryOf(findings)), err: err + github.err };
}

async function find({ catalog }: LintRequest, around: Surroundings): Promise<Findings> {
  const file = locateCatalog(around.cwd, catalog);
  const found = new DiagnosticCollector();
  const empty = { name: file.name, text: "" };
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return { status: "misuse", diagnostics: found.sorted(), source: empty, metrics: null };
  around.progress(`reading ${file.name}`, bytes.length);
  const { decodeSource } = await import("../document/decode.js");
  const source = decodeSource(file.name, bytes, found);
  if (source === undefined) return { status: "findings", diagnostics: found.sorted(), source: empty, metrics: null };
  const { readCatalog } = await import("../pipeline.js");
  const reading = readCatalog(source);
  const status = reading.diagnostics.some(({ severity }) => severity === "error") ? "findings" : "fine";
  return { status, diagnostics: reading.diagnostics, source, metrics: reading.catalog?.metrics.length ?? null };
}

function summaryOf({ source, metrics, diagnostics }: Findings): string {
  if (metrics === null) return "";
  const said = diagnostics.length === 0 ? "no findings" : count(diagnostics.length, "finding");
  return `${source.name}: ${said} in ${count(metrics, "metric")}\n`;
}
