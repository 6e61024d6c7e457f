import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { count } from "../display.js";
import type { LintReport } from "./find.js";
import type { Outcome } from "../outcome.js";
import type { LintRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";

/** The words that `generate` uses for the same. */
const jsonStatus = { fine: "valid", findings: "invalid", misuse: "unreadable" } as const satisfies Record<
  "fine" | "findings" | "misuse",
  string
>;

/** The findings as the asked-for format tells them; `done` is a sentence about what was written. */
export async function renderLint(
  report: LintReport,
  request: LintRequest,
  around: Surroundings,
  done = "",
): Promise<Outcome> {
  const { diagnostics, source } = report;
  const status = statusOf(report, request);
  if (request.format === "json") {
    const { jsonViews } = await import("../../diagnostics/render-json.js");
    const found = jsonViews(diagnostics);
    const fixable = fixableOf(report);
    const told = found.map((each, index) => ({ ...each, fixable: fixable.has(diagnostics[index]) }));
    const allowed = report.linted?.allowed ?? 0;
    const all = { version: 1, status: jsonStatus[status], allowed, baseline: report.accepted, diagnostics: told };
    return { status, out: `${JSON.stringify(all, null, 2)}\n`, err: "" };
  }
  if (request.format === "sarif") {
    const { lintSarif } = await import("./sarif.js");
    return { status, out: lintSarif(diagnostics, source, around), err: "" };
  }
  const { renderText } = await import("../../diagnostics/render-text.js");
  const { githubFindings } = await import("../reports/github-findings.js");
  const err = diagnostics.length === 0 ? "" : renderText(diagnostics, { color: around.color.err });
  const github = request.format === "github" ? await githubFindings(diagnostics, source, around) : { out: "", err: "" };
  return { status, out: github.out + (request.quiet ? "" : done + summaryOf(report, request)), err: err + github.err };
}

function statusOf({ isReadable, diagnostics }: LintReport, { failOn }: LintRequest): keyof typeof jsonStatus {
  if (!isReadable) return "misuse";
  const fails = failOn === "warning" ? diagnostics.length > 0 : failOn === "error" && errorsOf(diagnostics) > 0;
  return fails ? "findings" : "fine";
}

/** Empty when the catalog could not be understood, and a number of metrics would be wrong. */
function summaryOf(report: LintReport, { mode }: LintRequest): string {
  const { source, linted, diagnostics, accepted } = report;
  const { resolution, allowed = 0, faults = [] } = linted ?? {};
  if (resolution === undefined || errorsOf(faults) > 0) return "";
  const errors = errorsOf(diagnostics);
  const told = parts([
    [errors, "error"],
    [diagnostics.length - errors, "warning"],
  ]);
  const left = [
    ...(allowed === 0 ? [] : [`${allowed} allowed`]),
    ...(accepted === 0 ? [] : [`${accepted} in the baseline`]),
  ].join(", ");
  const fixable = mode === "tell" ? fixableOf(report).size : 0;
  const mending = fixable === 0 ? "" : `; ${fixable} can be fixed with --fix`;
  const metrics = count(resolution.catalog.metrics.length, "metric");
  return `${source.name}: ${told === "" ? "no findings" : told} in ${metrics}${mending}${left === "" ? "" : `; left out: ${left}`}\n`;
}

/** Those of the findings that a run with `--fix` would fix. */
function fixableOf({ diagnostics, fixes }: LintReport): ReadonlySet<Diagnostic | undefined> {
  const unlisted = diagnostics.filter(({ code }) => code === "unused-baseline-entry");
  return new Set([...unlisted, ...fixes.flatMap(({ of }) => of)]);
}

function parts(numbers: readonly (readonly [number, string])[]): string {
  return numbers.flatMap(([number, noun]) => (number === 0 ? [] : [count(number, noun)])).join(", ");
}

function errorsOf(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}
