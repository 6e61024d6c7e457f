import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SarifResult } from "../../diagnostics/sarif.js";
import type { Comparison, Reference } from "../../diff/comparison.js";
import type { Version } from "../../diff/read-version.js";
import type { SourceText } from "../../source.js";
import { palette } from "../color.js";
import { count } from "../display.js";
import { addToJobSummary } from "../reports/job-summary.js";
import type { Outcome } from "../outcome.js";
import { fromRoot } from "../reports/root.js";
import type { DiffRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";

/** One side of a comparison, and what was found in it. */
export type Reading = {
  readonly name: string;
  readonly file: string;
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  /** Undefined when the text is not shaped like a catalog. */
  readonly version: Version | undefined;
};

export async function tellComparison(
  comparison: Comparison,
  request: DiffRequest,
  around: Surroundings,
): Promise<Outcome> {
  const status = isFailure(comparison, request) ? "findings" : "fine";
  const out =
    request.quiet && status === "fine" && request.format !== "sarif" ? "" : await render(comparison, request, around);
  const note = ["json", "sarif"].includes(request.format) ? "" : noteOn(comparison.base);
  if (request.format !== "github") return { status, out, err: note };
  const warning = await addToJobSummary(around, async () => {
    return (await import("../../diff/render-markdown.js")).renderMarkdown(comparison);
  });
  return { status, out, err: note + warning };
}

/** The findings of a side that cannot be compared, as `lint` would tell them. */
export async function tellFindings(
  { diagnostics, source }: Reading,
  status: Outcome["status"],
  { format }: DiffRequest,
  around: Surroundings,
): Promise<Outcome> {
  if (format === "json") {
    const { renderJson } = await import("../../diagnostics/render-json.js");
    return { status, out: renderJson(diagnostics), err: "" };
  }
  if (format === "sarif") {
    const { sarifResults } = await import("../../diagnostics/sarif-results.js");
    return { status, out: await sarif(source.name, sarifResults(diagnostics), around), err: "" };
  }
  const { renderText } = await import("../../diagnostics/render-text.js");
  const { githubFindings } = await import("../reports/github-findings.js");
  const err = renderText(diagnostics, { color: around.color.err });
  if (format !== "github") return { status, out: "", err };
  const github = await githubFindings(diagnostics, source, around);
  return { status, out: github.out, err: err + github.err };
}

function isFailure({ verdict, changes }: Comparison, { failOn }: DiffRequest): boolean {
  return failOn === "any" ? changes.length > 0 : failOn === "breaking" && verdict.bump === "major";
}

async function render(comparison: Comparison, { format }: DiffRequest, around: Surroundings): Promise<string> {
  if (format === "json") return (await import("../../diff/render-json.js")).renderJson(comparison);
  if (format === "markdown") return (await import("../../diff/render-markdown.js")).renderMarkdown(comparison);
  if (format === "sarif") {
    const { sarifResults } = await import("../../diff/render-sarif.js");
    return sarif(comparison.head.file, sarifResults(comparison), around);
  }
  const { renderText } = await import("../../diff/render-text.js");
  const text = renderText(comparison, palette(around.color.out));
  if (format === "text") return text;
  const { head } = comparison;
  const named = { ...comparison, head: { ...head, file: fromRoot(around.root, around.cwd, head.file) } };
  return (await import("../../diff/render-github.js")).renderGithub(named) + text;
}

async function sarif(catalog: string, results: readonly SarifResult[], around: Surroundings): Promise<string> {
  const { sarifOf } = await import("../reports/sarif.js");
  return sarifOf({ command: "diff", catalog, results, failure: null }, around);
}

function noteOn({ name, errors }: Reference): string {
  if (errors === null || errors === 0) return "";
  return `note: ${name} has ${count(errors, "finding")} by today's rules; it is compared as it stands\n`;
}
