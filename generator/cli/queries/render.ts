import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { isRecorded } from "../../model/emission.js";
import { namesOf } from "../../queries/names-of.js";
import { usageOf } from "../../queries/usage.js";
import { count } from "../display.js";
import type { Outcome } from "../outcome.js";
import type { Surroundings } from "../surroundings.js";
import type { CheckReport } from "./check.js";
import type { ClosedQueries, OpenQueries } from "./open.js";
import type { QueriesRequest } from "./request.js";
import { unusedView } from "./views.js";

/** The findings of a catalog that cannot be used. */
export async function renderClosed(
  { name, diagnostics, isReadable }: ClosedQueries,
  request: QueriesRequest,
  around: Surroundings,
): Promise<Outcome> {
  const status = isReadable ? "findings" : "misuse";
  const words = isReadable ? "invalid" : "unreadable";
  const json = { version: 1, status: words };
  return render({ name, diagnostics, status, json, summary: "" }, request, around);
}

export async function renderCheck(
  report: CheckReport,
  request: QueriesRequest,
  around: Surroundings,
): Promise<Outcome> {
  const { open, diagnostics, accepted, listed } = report;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const isFailure = request.failOn === "warning" ? diagnostics.length > 0 : request.failOn === "error" && errors > 0;
  const status = isFailure ? "findings" : "fine";
  const numbers = numbersOf(open);
  const json = {
    version: 1,
    status: isFailure ? "invalid" : "valid",
    ...numbers,
    accepted,
    baseline: listed,
    unused: unusedView(open),
  };
  const summary = summaryOf(report, numbers, errors);
  const outcome = await render({ name: open.catalogFile.name, diagnostics, status, json, summary }, request, around);
  const warnings = open.warnings.map((warning) => `warning: ${warning}\n`).join("");
  return { ...outcome, err: outcome.err + warnings };
}

type Numbers = ReturnType<typeof numbersOf>;

/** What was looked at, so that nobody takes a run over nothing for a sound one. */
function numbersOf({ queryFiles, queries, series, catalog }: OpenQueries) {
  const names = queries.read.flatMap(({ analysis }) => analysis.selectors.flatMap(namesOf).map(({ text }) => text));
  const foreign = new Set(
    names.filter((name) => series.owners(name).length === 0 && !series.answersFor(name) && !queries.records.has(name)),
  );
  const used = usageOf(queries, series).filter(({ metric, uses }) => isRecorded(metric) && uses.length > 0);
  return {
    files: queryFiles.length,
    queries: [...queries.read, ...queries.unread].filter(({ query }) => !query.isCopy).length,
    skipped: queries.skipped,
    foreign_names: foreign.size,
    metrics: catalog.metrics.filter(isRecorded).length,
    used_metrics: used.length,
  };
}

function summaryOf({ diagnostics, accepted, listed }: CheckReport, numbers: Numbers, errors: number): string {
  const warnings = diagnostics.length - errors;
  const found = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  const rest = [
    numbers.foreign_names > 0 ? `${count(numbers.foreign_names, "name")} of others` : "",
    numbers.skipped > 0 ? `${numbers.skipped} of other data sources` : "",
    accepted > 0 ? `${accepted} accepted` : "",
    listed > 0 ? `${listed} in the baseline` : "",
  ].filter((part) => part !== "");
  const read = `${count(numbers.queries, "query", "queries")} in ${count(numbers.files, "file")}`;
  const told = found.filter((part) => part !== "").join(", ") || "no findings";
  const left = rest.length === 0 ? "" : `; left out: ${rest.join(", ")}`;
  return `${told} in ${read}, which use ${numbers.used_metrics} of ${count(numbers.metrics, "metric")}${left}\n`;
}

type Rendered = {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly status: Outcome["status"];
  readonly json: Readonly<Record<string, unknown>>;
  readonly summary: string;
};

/** Findings in the asked-for format. */
async function render(
  { name, diagnostics, status, json, summary }: Rendered,
  { format, quiet }: QueriesRequest,
  around: Surroundings,
): Promise<Outcome> {
  if (format === "json") {
    const { jsonViews } = await import("../../diagnostics/render-json.js");
    return { status, out: `${JSON.stringify({ ...json, diagnostics: jsonViews(diagnostics) }, null, 2)}\n`, err: "" };
  }
  if (format === "sarif") {
    const { sarifResults } = await import("../../diagnostics/sarif-results.js");
    const { sarifOf } = await import("../reports/sarif.js");
    const run = { command: "queries", catalog: name, results: sarifResults(diagnostics), failure: null };
    return { status, out: sarifOf(run, around), err: "" };
  }
  if (format === "markdown") {
    const { findingsMarkdown } = await import("../reports/findings-markdown.js");
    const { fromRoot } = await import("../reports/root.js");
    const out = findingsMarkdown(diagnostics, name, (file) => fromRoot(around.root, around.cwd, file));
    return { status, out: `${out}\n${summary}`, err: "" };
  }
  const { renderText } = await import("../../diagnostics/render-text.js");
  const err = diagnostics.length === 0 ? "" : renderText(diagnostics, { color: around.color.err });
  const said = quiet && status === "fine" ? "" : summary;
  if (format === "text") return { status, out: said, err };
  const { githubFindings } = await import("../reports/github-findings.js");
  const github = await githubFindings(diagnostics, { name, text: "" }, around);
  return { status, out: github.out + said, err: err + github.err };
}
