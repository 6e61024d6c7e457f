import { allowableCodes } from "../diagnostics/codes.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type LintCode, lintCodes } from "../diagnostics/lint-codes.js";
import type { Level, Severity } from "../diagnostics/severity.js";
import type { Amendment } from "../edit/amendment.js";
import type { Catalog, CatalogEntry } from "../model/catalog.js";
import { entriesIn } from "../model/entries.js";
import type { Path } from "../source.js";
import type { LintFinding, LintRule, LintSubject } from "./lint-rule.js";

/** A finding of a rule as it is reported, and what a baseline and `--fix` need of it. */
export type ReportedFinding = {
  readonly diagnostic: Diagnostic;
  readonly code: LintCode;
  readonly at: Path;
  readonly detail: string | null;
  readonly amendments: readonly Amendment[];
};

type LintResult = {
  readonly findings: readonly ReportedFinding[];
  /** How many findings the entries allow. */
  readonly allowed: number;
  /** What each entry allows for nothing, of the codes that lint reports. */
  readonly unusedAllows: readonly UnusedAllow[];
};

export type UnusedAllow = { readonly entry: CatalogEntry; readonly code: LintCode; readonly isOff: boolean };

/** Runs the rules that are not off, and leaves out what the entries allow. */
export function lintCatalog(subject: LintSubject, rules: readonly LintRule[]): LintResult {
  const { levels } = subject.catalog.settings;
  const used = new Set<string>();
  const findings: ReportedFinding[] = [];
  let allowed = 0;
  for (const rule of rules) {
    const level = levelOf(rule.code, levels);
    if (level === "off" || (rule.needsAll && !subject.complete)) continue;
    const isAllowable = allowableCodes.includes(rule.code);
    for (const finding of rule.check(subject)) {
      const allowing = isAllowable ? finding.entries.filter(({ allow }) => allow.includes(rule.code)) : [];
      for (const entry of allowing) used.add(allowOf(entry, rule.code));
      if (allowing.length > 0 && allowing.length === finding.entries.length) allowed += 1;
      else findings.push(reportedFinding(rule.code, level, finding));
    }
  }
  return { findings, allowed, unusedAllows: subject.complete ? unusedAllows(subject, used) : [] };
}

export function levelOf(code: LintCode, levels: Catalog["settings"]["levels"]): Level {
  return levels.get(code) ?? lintCodes[code].severity;
}

function reportedFinding(code: LintCode, severity: Severity, finding: LintFinding): ReportedFinding {
  const { place, message, help, related = [], at, detail = null, amendments = [] } = finding;
  return { diagnostic: { code, severity, at: place, message, help, related }, code, at, detail, amendments };
}

function unusedAllows({ catalog }: LintSubject, used: ReadonlySet<string>): readonly UnusedAllow[] {
  return entriesIn(catalog).flatMap((entry) => {
    const codes = entry.allow.filter((code): code is LintCode => Object.hasOwn(lintCodes, code));
    return codes
      .filter((code) => allowableCodes.includes(code) && !used.has(allowOf(entry, code)))
      .map((code) => ({ entry, code, isOff: levelOf(code, catalog.settings.levels) === "off" }));
  });
}

function allowOf({ kind, key }: CatalogEntry, code: LintCode): string {
  return `${code} ${kind} ${key}`;
}
