import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { visibleText } from "../../diagnostics/visible-text.js";
import type { Coverage } from "../coverage.js";

/** What a report says of a metric, or of the run where there is none. */
export type Reported = { readonly diagnostic: Diagnostic; readonly metric: string | null };

type Case = { readonly name: string; readonly failures: readonly Diagnostic[]; readonly isSkipped: boolean };

/** A case for each metric, which fails by its errors and is skipped when it never came, and one for all the rest. */
export function junitOf(name: string, coverage: Coverage, reported: readonly Reported[]): string {
  const known = new Set(coverage.metrics.map(({ metric }) => metric.name));
  const errors = reported.filter(({ diagnostic }) => diagnostic.severity === "error");
  const of = (metric: string) => errors.filter((each) => each.metric === metric).map(({ diagnostic }) => diagnostic);
  const rest = errors.filter(({ metric }) => metric === null || !known.has(metric)).map(({ diagnostic }) => diagnostic);
  const cases: readonly Case[] = [
    { name: "everything else", failures: rest, isSkipped: false },
    ...coverage.metrics.map(({ metric, points }) => {
      return { name: metric.name, failures: of(metric.name), isSkipped: points === 0 };
    }),
  ];
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const skipped = cases.filter(({ failures, isSkipped }) => isSkipped && failures.length === 0).length;
  const numbers = `tests="${cases.length}" failures="${failed}" skipped="${skipped}" errors="0"`;
  const body = cases.map((each) => caseOf(name, each)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${numbers}>\n  <testsuite name="${xml(name)}" ${numbers}>\n${body}\n  </testsuite>\n</testsuites>\n`;
}

function caseOf(suite: string, { name, failures, isSkipped }: Case): string {
  const head = `    <testcase classname="${xml(suite)}" name="${xml(name)}"`;
  if (failures.length > 0) return `${head}>\n${failures.map(failureOf).join("\n")}\n    </testcase>`;
  return isSkipped ? `${head}><skipped message="never received"/></testcase>` : `${head}/>`;
}

function failureOf({ code, message, help }: Diagnostic): string {
  return `      <failure type="${xml(code)}" message="${xml(message)}">${xml(help ?? "")}</failure>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Without the characters that XML cannot hold at all. */
function xml(text: string): string {
  return visibleText(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
