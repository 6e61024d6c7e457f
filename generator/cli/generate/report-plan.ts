import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceText } from "../../source.js";
import { changesOf, type OutputPlan, refuseObstacles } from "../../write/output.js";
import type { Destination } from "../../write/destination.js";
import type { Change } from "../../write/plan.js";
import { judge } from "../../write/verdict.js";
import { displayPath } from "../display.js";
import type { GenerateReport, ReportedChange, ReportedDiscrepancy } from "./report.js";
import type { Subject } from "../subject.js";

/** The most files whose differences are shown; all are listed. */
const maxDiffs = 10;

export type Context = {
  readonly subject: Subject;
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly string[];
  readonly command: string;
};

/** The changes of a run that wrote, or would write. */
export function reportPlan(
  status: "generated" | "planned",
  plan: OutputPlan,
  { output, catalogFolder }: Destination,
  { subject, source, diagnostics, sources, command }: Context,
): GenerateReport {
  const told = (changes: readonly Change[], root: string) =>
    changes.flatMap(({ kind, path }): ReportedChange[] =>
      kind === "same" ? [] : [{ kind, path: displayPath(subject.cwd, join(root, path)) }],
    );
  refuseObstacles(plan);
  const changes = [
    ...told(plan.artifacts, output),
    ...told(plan.inserts, catalogFolder),
    ...told([plan.manifest], output),
  ];
  return {
    status: changes.length === 0 ? "unchanged" : status,
    catalog: subject.file.name,
    source,
    diagnostics,
    changes,
    same: changesOf(plan).length - changes.length,
    discrepancies: [],
    sources,
    command,
    milliseconds: subject.elapsed(),
  };
}

/** What `--check` found, the first differences with their diffs. */
export async function reportVerdict(
  plan: OutputPlan,
  destination: Destination,
  context: Context,
): Promise<GenerateReport> {
  const { subject, source, diagnostics, sources, command } = context;
  const discrepancies = judge(plan, destination);
  const diff = discrepancies.length === 0 ? null : (await import("../../write/unified-diff.js")).unifiedDiff;
  const comparable = discrepancies.filter(({ found, expected }) => found !== null && expected !== null);
  const compared = new Set(comparable.slice(0, maxDiffs));
  const told = discrepancies.map((discrepancy): ReportedDiscrepancy => {
    const { kind, found, expected, root, reason, isMendedByRun } = discrepancy;
    const path = displayPath(subject.cwd, join(root, discrepancy.path));
    const isCompared = compared.has(discrepancy) && diff !== null && found !== null && expected !== null;
    return { kind, path, reason, isMendedByRun, diff: isCompared ? diff(path, found, expected) : null };
  });
  return {
    status: told.length === 0 ? "unchanged" : "stale",
    catalog: subject.file.name,
    source,
    diagnostics,
    changes: [],
    same: changesOf(plan).filter(({ kind }) => kind === "same").length,
    discrepancies: told,
    sources,
    command,
    milliseconds: subject.elapsed(),
  };
}
