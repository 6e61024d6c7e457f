import { isRecorded } from "../../model/emission.js";
import { namesOf } from "../../queries/names-of.js";
import { usageOf } from "../../queries/usage.js";
import { count } from "../terminal/display.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import type { Host } from "../host/host.js";
import type { CheckResult } from "./check.js";
import type { ClosedQueries, OpenQueries } from "./open.js";
import type { QueriesRequest } from "./command.js";
import { unusedView } from "./views.js";

/** The findings of a catalog that cannot be used. */
export function reportClosed(
  { name, diagnostics, isReadable }: ClosedQueries,
  request: QueriesRequest,
  host: Host,
): Promise<Outcome> {
  const status = isReadable ? "findings" : "misuse";
  const facts = () => ({ status: isReadable ? "invalid" : "unreadable" });
  return render({ command: "queries", status, catalog: name, diagnostics, facts }, request, host);
}

export function reportCheck(checked: CheckResult, request: QueriesRequest, host: Host): Promise<Outcome> {
  const { open, diagnostics, accepted, listed } = checked;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const isFailure = request.failOn === "warning" ? diagnostics.length > 0 : request.failOn === "error" && errors > 0;
  const { name } = open.catalogFile;
  const numbers = numbersOf(open);
  const status = isFailure ? "invalid" : "valid";
  const summary = summaryOf(checked, numbers, errors);
  const report: Report = {
    command: "queries",
    status: isFailure ? "findings" : "fine",
    catalog: name,
    diagnostics,
    facts: () => ({ status, ...numbers, accepted, baseline: listed, unused: unusedView(open) }),
    [isFailure ? "data" : "summary"]: () => summary,
    problems: () => open.warnings.map((warning) => `warning: ${warning}\n`).join(""),
    markdown: async (fromRoot) => {
      const { findingsMarkdown } = await import("../reports/findings-markdown.js");
      return `${findingsMarkdown(diagnostics, name, fromRoot)}\n${summary}`;
    },
  };
  return render(report, request, host);
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

function summaryOf({ diagnostics, accepted, listed }: CheckResult, numbers: Numbers, errors: number): string {
  const warnings = diagnostics.length - errors;
  const found = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  const rest = [
    numbers.foreign_names > 0 ? `${count(numbers.foreign_names, "name")} of others` : "",
    numbers.skipped > 0 ? `${numbers.skipped} of other data sources` : "",
    accepted > 0 ? `${accepted} accepted` : "",
    listed > 0 ? `${listed} in the baseline` : "",
  ].filter((part) => part !== "");
  const read = `${count(numbers.queries, "query", "queries")} in ${count(numbers.files, "file")}`;
  const findings = found.filter((part) => part !== "").join(", ") || "no findings";
  const left = rest.length === 0 ? "" : `; left out: ${rest.join(", ")}`;
  return `${findings} in ${read}, which use ${numbers.used_metrics} of ${count(numbers.metrics, "metric")}${left}\n`;
}
