import { extname, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { visible } from "../../emit/visible.js";
import { type Coverage, coverageOf, wholeShare } from "../../live/coverage.js";
import { type ReportedFinding, reportedFindings, shortfallDiagnostics } from "../../live/diagnostics.js";
import type { LookedAt } from "../../live/looked-at.js";
import type { Moment } from "../../live/moment.js";
import { pairComplaints } from "../../live/pairs.js";
import type { Plan } from "../../live/plan.js";
import { coverageView } from "../../live/report/coverage-view.js";
import { lookedView } from "../../live/report/looked-view.js";
import { findingView } from "../../live/report/snapshot.js";
import { shortfallsOf, unmatchedRequirements } from "../../live/requirements.js";
import type { LiveSession } from "../../live/session.js";
import { replaceFile } from "../../write/atomic-file.js";
import { attempt } from "../../write/command-error.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import { count } from "../terminal/display.js";
import { type Sifted, siftFindings } from "./baseline.js";
import type { LiveCheckRequest } from "./command.js";
import { outranking } from "./environment.js";
import { formatOfEnding } from "./formats.js";
import type { Closed, Opened } from "./open.js";
import { summaryText } from "./summary.js";

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

type Run = {
  readonly opened: Opened;
  readonly plan: Plan;
  readonly session: LiveSession;
  readonly moment: Moment;
  /** What could not be reached. */
  readonly failures: readonly string[];
};

export async function reportLive(run: Run, request: LiveCheckRequest, host: Host): Promise<Outcome> {
  const { opened, plan, session, moment } = run;
  session.end(pairComplaints(plan, session.seen.metric, moment), Date.now());
  const coverage = coverageOf(opened.catalog, session.seen);
  const shortfalls = shortfallDiagnostics(shortfallsOf(coverage, request, otherScopesText(session.looked)), opened);
  const found = reportedFindings(session.log.findings, opened);
  const sifted = await siftFindings(found, { file: opened.file, mode: request.baseline }, host);
  const report = await reportOf({ ...run, coverage, shortfalls, sifted }, request, host);
  await writeReports(report, request, host);
  return render(report, request, host);
}

type Ended = Run & {
  readonly coverage: Coverage;
  readonly shortfalls: readonly ReportedFinding[];
  readonly sifted: Sifted;
};

async function reportOf(ended: Ended, request: LiveCheckRequest, host: Host): Promise<Report> {
  const { opened, session, coverage, shortfalls, sifted } = ended;
  const reported = [...shortfalls, ...sifted.left];
  const diagnostics = [...reported.map(({ diagnostic }) => diagnostic), ...sifted.ofBaseline];
  const isFailure = shortfalls.length > 0 || fails(diagnostics, request);
  const { looked, log } = session;
  const unbound = unboundIn(ended);
  const summary = summaryText({ coverage, looked, left: log.left, listed: sifted.accepted, diagnostics, unbound });
  const { name } = opened.file;
  return {
    command: "live-check",
    status: isFailure ? "findings" : "fine",
    catalog: name,
    diagnostics,
    facts: () => ({
      status: isFailure ? "invalid" : "valid",
      received: lookedView(looked),
      baseline: sifted.accepted,
      coverage: coverageView(coverage),
      findings: log.findings.map(findingView),
      unbound,
    }),
    [isFailure ? "data" : "summary"]: () => summary,
    problems: () => warnings(ended, request, host),
    markdown: async (fromRoot) => {
      const { findingsMarkdown } = await import("../reports/findings-markdown.js");
      const { coverageMarkdown } = await import("../../live/report/markdown.js");
      return `${findingsMarkdown(diagnostics, name, fromRoot)}\n${coverageMarkdown(coverage)}\n`;
    },
    junit: async () => {
      const { junitOf } = await import("../../live/report/junit.js");
      return junitOf(`live-check ${opened.catalog.name}`, coverage, reported);
    },
    lcov: async (fromRoot) => (await import("../../live/report/lcov.js")).lcovOf(coverage, fromRoot),
  };
}

function unboundIn({ session: { bound }, coverage }: Ended): readonly string[] | null {
  if (bound === null) return null;
  return coverage.metrics.map(({ entry }) => entry.name).filter((name) => !bound.has(name));
}

function fails(diagnostics: readonly Diagnostic[], { failOn }: LiveCheckRequest): boolean {
  if (failOn === "none") return false;
  return failOn === "warning" ? diagnostics.length > 0 : diagnostics.some(({ severity }) => severity === "error");
}

/** What makes a run look at less than its author thinks. */
function warnings(
  { failures, coverage }: Ended,
  { require, command }: LiveCheckRequest,
  { environment }: Host,
): string {
  const unmatched = unmatchedRequirements(coverage, require).map(
    (each) => `--require ${each} names nothing of the catalog`,
  );
  const isCommand = wholeShare(coverage).seen === 0 && command.length > 0;
  const causes = isCommand
    ? [
        ...outranking(environment),
        "a config.toml of @meterbook/telemetry outranks the variables: `meterbook doctor` reports what it says",
      ]
    : [];
  return [...failures, ...unmatched, ...causes].map((text) => `warning: ${text}\n`).join("");
}

/** What came of other meters, as a part of a sentence. */
function otherScopesText({ payloads, otherScopes, spans, logRecords }: LookedAt): string {
  if (payloads === 0) return "nothing was received at all";
  const meters = [...otherScopes].sort(([, a], [, b]) => b - a).slice(0, 5);
  const texts = meters.map(([name, points]) => `"${visible(name)}" (${count(points, "point")})`);
  const parts = [
    ...(texts.length === 0 ? [] : [`metrics of ${texts.join(", ")}${otherScopes.size > 5 ? " and others" : ""}`]),
    ...(spans === 0 ? [] : [count(spans, "span")]),
    ...(logRecords === 0 ? [] : [count(logRecords, "log event")]),
  ];
  return parts.length === 0 ? `${count(payloads, "payload")} came without metrics` : `what came: ${parts.join("; ")}`;
}

/** Writes a report into each file that is asked for, beside what is printed. */
async function writeReports(report: Report, { reports }: LiveCheckRequest, host: Host): Promise<void> {
  const plain: Host = { ...host, color: { out: false, err: false }, jobSummary: null };
  for (const file of reports) {
    const format = formatOfEnding[extname(file).toLowerCase()] ?? "text";
    const { out, err } = await render(report, { format, quiet: false }, plain);
    const text = format === "text" ? err + out : out;
    attempt(`write "${file}"`, () => replaceFile(resolve(host.cwd, file), { text, mode: null, durable: false }));
  }
}
