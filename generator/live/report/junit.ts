import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { visibleText } from "../../diagnostics/visible-text.js";
import type { EntryKind } from "../../vocabulary.js";
import { type Coverage, entriesOf, labelOf } from "../coverage.js";

/** What a report says of a metric, event or span, or of the run where there is none. */
export type Reported = {
  readonly diagnostic: Diagnostic;
  readonly kind: EntryKind | null;
  readonly name: string | null;
};

type Case = { readonly name: string; readonly failures: readonly Diagnostic[]; readonly isSkipped: boolean };

/** A case for each metric, event and span, which fails by its errors and is skipped when it never came, and one for all the rest. */
export function junitOf(name: string, coverage: Coverage, reported: readonly Reported[]): string {
  const entries = entriesOf(coverage);
  const failures = new Map(entries.map(({ entry }): [string, Diagnostic[]] => [labelOf(entry), []]));
  const rest: Diagnostic[] = [];
  for (const { diagnostic, kind, name: of } of reported) {
    if (diagnostic.severity !== "error") continue;
    const label = kind === null || of === null ? "" : labelOf({ kind, name: of });
    (failures.get(label) ?? rest).push(diagnostic);
  }
  const cases: readonly Case[] = [
    { name: "everything else", failures: rest, isSkipped: false },
    ...entries.map(({ entry, count }) => {
      const label = labelOf(entry);
      return { name: label, failures: failures.get(label) ?? [], isSkipped: count === 0 };
    }),
  ];
  const failed = cases.filter((each) => each.failures.length > 0).length;
  const skipped = cases.filter((each) => each.isSkipped && each.failures.length === 0).length;
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
