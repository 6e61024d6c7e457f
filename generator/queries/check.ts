import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type QueryCode, queryCodes } from "../diagnostics/query-codes.js";
import { nearest } from "../diagnostics/suggest.js";
import type { Level } from "../diagnostics/severity.js";
import type { Catalog } from "../model/catalog.js";
import { checkFunctions } from "./checks/functions.js";
import { checkLabels } from "./checks/labels.js";
import { checkMetrics } from "./checks/metrics.js";
import { checkRules } from "./checks/rules.js";
import { checkUnused } from "./checks/unused.js";
import { checkValues } from "./checks/values.js";
import { type Checked, placeInQuery, type QueryFinding } from "./finding.js";
import { holderText, type Query } from "./query.js";
import type { UnreadQuery } from "./read-query.js";

const checks = [checkMetrics, checkLabels, checkValues, checkFunctions, checkRules];

/** A finding as it is reported, and what identifies it in a baseline. */
export type ReportedFinding = {
  readonly diagnostic: Diagnostic;
  readonly code: QueryCode;
  readonly query: Query | null;
  readonly detail: string;
};

type CheckResult = {
  readonly findings: readonly ReportedFinding[];
  /** How many findings the files accept. */
  readonly accepted: number;
};

/** Runs every check that the catalog does not switch off, and leaves out what the files accept; `unread` is found already. */
export function checkQueries(checked: Checked, unread: readonly QueryFinding[] = []): CheckResult {
  const { queries, series } = checked;
  const levels = series.catalog.settings.levels;
  const used = new Set<string>();
  const findings: ReportedFinding[] = [];
  let accepted = 0;
  const report = (name: string, finding: QueryFinding) => {
    const level = levelOf(finding.code, levels);
    const acceptance = finding.query?.accepts.find(({ code }) => code === finding.code);
    if (acceptance !== undefined) used.add(`${name} ${acceptance.start}`);
    if (level === "off") return;
    if (acceptance === undefined) findings.push(reported(finding, level));
    else accepted += 1;
  };
  for (const finding of unread) report(finding.place.source.name, finding);
  for (const each of queries.unread) if (!each.query.isCopy) report(each.source.name, invalid(each));
  for (const read of queries.read) {
    if (read.query.isCopy) continue;
    for (const check of checks) for (const finding of check(read, checked)) report(read.source.name, finding);
  }
  const asksForUnused = (["queries/unused-metric", "queries/unused-attribute"] as const).some(
    (code) => levelOf(code, levels) !== "off",
  );
  if (asksForUnused) for (const finding of checkUnused(checked)) report("", finding);
  for (const { name, finding } of unusedAcceptances(checked, used)) report(name, finding);
  return { findings: once(findings), accepted };
}

function levelOf(code: QueryCode, levels: Catalog["settings"]["levels"]): Level {
  return levels.get(code) ?? queryCodes[code].severity;
}

function reported(
  { code, place, message, help, related = [], query, detail }: QueryFinding,
  severity: "error" | "warning",
): ReportedFinding {
  const words = query === null ? message : `${message}, in ${holderText(query.holder)}`;
  return { diagnostic: { code, severity, at: place, message: words, help, related }, code, query, detail };
}

/** One place of a file may be reached on several ways, as through an alias or two labels of one legend. */
function once(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ diagnostic: { at, code, message } }) => {
    const key = JSON.stringify([code, message, "source" in at ? [at.source.name, at.start] : at.name]);
    return !seen.has(key) && seen.add(key);
  });
}

function invalid({ source, query, error }: UnreadQuery): QueryFinding {
  return {
    code: "queries/invalid-expression",
    place: placeInQuery({ source, query }, error),
    message: "the expression is no PromQL from here on",
    help: "correct it; Prometheus itself says why with `promtool check rules`, or in its own page of queries",
    query,
    detail: query.expression.text,
  };
}

type UnusedAcceptance = { readonly name: string; readonly finding: QueryFinding };

function* unusedAcceptances({ queries }: Checked, used: ReadonlySet<string>): Iterable<UnusedAcceptance> {
  const all = [...queries.read, ...queries.unread].filter(({ query }) => !query.isCopy);
  for (const { source, query } of all) {
    for (const { code, start, end } of query.accepts) {
      if (used.has(`${source.name} ${start}`)) continue;
      const isKnown = Object.hasOwn(queryCodes, code);
      const near = isKnown ? undefined : nearest(code, Object.keys(queryCodes));
      const message = isKnown ? `"${code}" is accepted, and finds nothing` : `"${code}" is no finding of a query`;
      const help = near === undefined ? "remove it" : `did you mean "${near}"?`;
      const place = { source, start, end };
      // It is about the acceptance, which must not accept itself away.
      const finding = { code: "queries/unused-acceptance", place, message, help, query: null, detail: code } as const;
      yield { name: source.name, finding };
    }
  }
}
