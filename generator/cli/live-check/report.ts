import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Coverage, coverageOf } from "../../live/coverage.js";
import { reportedFindings, shortfallDiagnostics } from "../../live/diagnostics.js";
import type { Moment } from "../../live/moment.js";
import { pairComplaints } from "../../live/pairs.js";
import type { Plan } from "../../live/plan.js";
import { shortfallsOf, unmatchedRequirements } from "../../live/requirements.js";
import type { LiveSession } from "../../live/session.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import type { LiveCheckRequest } from "./command.js";
import { outranking } from "./environment.js";
import type { Closed, Opened } from "./open.js";
import { summaryText } from "./summary.js";
import { coverageView, lookedView, otherScopesText } from "./views.js";

/** The findings of a catalog that cannot be used. */
export function reportClosed(
  { file, diagnostics, isReadable }: Closed,
  request: LiveCheckRequest,
  host: Host,
): Promise<Outcome> {
  const status = isReadable ? "findings" : "misuse";
  const facts = () => ({ status: isReadable ? "invalid" : "unreadable" });
  return render({ command: "live-check", status, catalog: file.name, diagnostics, facts }, request, host);
}

export type Run = {
  readonly opened: Opened;
  readonly plan: Plan;
  readonly session: LiveSession;
  readonly moment: Moment;
  /** What could not be reached. */
  readonly failures: readonly string[];
};

export function reportLive(run: Run, request: LiveCheckRequest, host: Host): Promise<Outcome> {
  const { opened, plan, session, moment } = run;
  session.end(pairComplaints(plan, session.seen, moment), Date.now());
  const coverage = coverageOf(opened.catalog, session.seen);
  const shortfalls = shortfallDiagnostics(shortfallsOf(coverage, request, otherScopesText(session.looked)), opened);
  const diagnostics = [
    ...shortfalls,
    ...reportedFindings(session.log.findings, opened).map(({ diagnostic }) => diagnostic),
  ];
  const isFailure = shortfalls.length > 0 || fails(diagnostics, request);
  const summary = summaryText({ coverage, looked: session.looked, left: session.log.left, diagnostics });
  const report: Report = {
    command: "live-check",
    status: isFailure ? "findings" : "fine",
    catalog: opened.file.name,
    diagnostics,
    facts: () => ({
      status: isFailure ? "invalid" : "valid",
      received: lookedView(session.looked),
      coverage: coverageView(coverage),
    }),
    [isFailure ? "data" : "summary"]: () => summary,
    problems: () => warnings(run.failures, coverage, request, host),
  };
  return render(report, request, host);
}

function fails(diagnostics: readonly Diagnostic[], { failOn }: LiveCheckRequest): boolean {
  if (failOn === "none") return false;
  return failOn === "warning" ? diagnostics.length > 0 : diagnostics.some(({ severity }) => severity === "error");
}

/** What makes a run look at less than its author thinks. */
function warnings(
  failures: readonly string[],
  coverage: Coverage,
  { require, command }: LiveCheckRequest,
  { environment }: Host,
): string {
  const unmatched = unmatchedRequirements(coverage, require).map((each) => `--require ${each} names no metric`);
  const isNothing = coverage.totals.metrics.seen === 0;
  const isCommand = isNothing && command.length > 0;
  const causes = isCommand ? outranking(environment) : [];
  const help = isCommand
    ? ["a config.toml of @meterbook/telemetry outranks the variables: `meterbook doctor` reports what it says"]
    : [];
  return [...failures, ...unmatched, ...causes, ...help].map((text) => `warning: ${text}\n`).join("");
}
