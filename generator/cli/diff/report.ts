import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Comparison, Reference } from "../../diff/comparison.js";
import type { Version } from "../../diff/read-version.js";
import { comparisonView } from "../../diff/render-json.js";
import type { SourceText } from "../../source.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import type { Palette } from "../terminal/color.js";
import { count } from "../terminal/display.js";
import type { DiffRequest } from "./command.js";

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

export function reportComparison(comparison: Comparison, request: DiffRequest, host: Host): Promise<Outcome> {
  const { base, head } = comparison;
  const status = isFailure(comparison, request) ? "findings" : "fine";
  const text = async (style: Palette) => (await import("../../diff/render-text.js")).renderText(comparison, style);
  const report: Report = {
    command: "diff",
    status,
    catalog: head.file,
    diagnostics: [],
    facts: () => ({ status: "compared", ...comparisonView(comparison) }),
    ...(status === "fine" ? { summary: text } : { data: text }),
    problems: () => noteOn(base),
    annotations: async (fromRoot) => (await import("../../diff/render-github.js")).annotations(comparison, fromRoot),
    results: async () => (await import("../../diff/render-sarif.js")).sarifResults(comparison),
    markdown: async () => (await import("../../diff/render-markdown.js")).renderMarkdown(comparison),
  };
  return render(report, request, host);
}

/** The findings of a side that cannot be compared. */
export function reportUnreadable(
  { diagnostics, source }: Reading,
  status: "findings" | "misuse",
  request: DiffRequest,
  host: Host,
): Promise<Outcome> {
  const facts = () => ({ status: status === "misuse" ? "unreadable" : "invalid" });
  return render({ command: "diff", status, catalog: source.name, diagnostics, facts }, request, host);
}

function isFailure({ verdict, changes }: Comparison, { failOn }: DiffRequest): boolean {
  return failOn === "any" ? changes.length > 0 : failOn === "breaking" && verdict.bump === "major";
}

function noteOn({ name, errors }: Reference): string {
  if (errors === null || errors === 0) return "";
  return `note: ${name} has ${count(errors, "finding")} by today's rules; it is compared as it stands\n`;
}
