import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Palette } from "../terminal/color.js";
import { count } from "../terminal/display.js";
import type { LintRequest } from "./command.js";
import type { LintFindings } from "./find.js";

/** As `generate` calls the same. */
const jsonStatus = { fine: "valid", findings: "invalid", misuse: "unreadable" } as const;

/** What was written, as a sentence, or what would be, as a diff in the place of the summary. */
type Writing = { readonly done?: string; readonly diff?: (style: Palette) => Promise<string> };

/** The findings in the asked-for format. */
export function reportLint(
  found: LintFindings,
  request: LintRequest,
  host: Host,
  { done = "", diff }: Writing = {},
): Promise<Outcome> {
  const { diagnostics, source, linted, accepted } = found;
  const status = statusOf(found, request);
  const fixable = fixableOf(found);
  const report = {
    command: "lint",
    status,
    catalog: source.name,
    diagnostics,
    facts: () => ({ status: jsonStatus[status], allowed: linted?.allowed ?? 0, baseline: accepted }),
    marks: (diagnostic: Diagnostic) => ({ fixable: fixable.has(diagnostic) }),
    ...(diff === undefined ? { summary: () => done + summaryOf(found, request, fixable.size) } : { data: diff }),
    markdown: async (fromRoot: (file: string) => string) => {
      const { findingsMarkdown } = await import("../reports/findings-markdown.js");
      return findingsMarkdown(diagnostics, source.name, fromRoot);
    },
  };
  return render(report, request, host);
}

function statusOf({ isReadable, diagnostics }: LintFindings, { failOn }: LintRequest): keyof typeof jsonStatus {
  if (!isReadable) return "misuse";
  const fails = failOn === "warning" ? diagnostics.length > 0 : failOn === "error" && errorsIn(diagnostics) > 0;
  return fails ? "findings" : "fine";
}

/** Empty when the catalog could not be understood, and a number of entries would be wrong. */
function summaryOf(
  { source, linted, diagnostics, accepted }: LintFindings,
  request: LintRequest,
  fixable: number,
): string {
  const { resolution, allowed = 0, faults = [] } = linted ?? {};
  if (resolution === undefined || errorsIn(faults) > 0) return "";
  const errors = errorsIn(diagnostics);
  const findings = listed([
    [errors, count(errors, "error")],
    [diagnostics.length - errors, count(diagnostics.length - errors, "warning")],
  ]);
  const left = listed([
    [allowed, `${allowed} allowed`],
    [accepted, `${accepted} in the baseline`],
  ]);
  const hint = fixable === 0 || request.mode !== "report" ? "" : `; --fix fixes ${fixable} of them`;
  const { metrics, events, spans } = resolution.catalog;
  const entries = listed([
    [1, count(metrics.length, "metric")],
    [events.length, count(events.length, "event")],
    [spans.length, count(spans.length, "span")],
  ]);
  return `${source.name}: ${findings || "no findings"} in ${entries}${hint}${left === "" ? "" : `; left out: ${left}`}\n`;
}

/** Those of the findings that a run with `--fix` would fix. */
function fixableOf({ diagnostics, fixes }: LintFindings): ReadonlySet<Diagnostic> {
  const unlisted = diagnostics.filter(({ code }) => code === "unused-baseline-entry");
  return new Set([...unlisted, ...fixes.flatMap(({ of }) => of)]);
}

function listed(parts: readonly (readonly [number, string])[]): string {
  return parts.flatMap(([number, text]) => (number === 0 ? [] : [text])).join(", ");
}

function errorsIn(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}
