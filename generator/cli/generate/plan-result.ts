import { join } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { changesOf, type OutputPlan, rejectObstacles } from "../../write/output.js";
import type { Destination } from "../../write/destination.js";
import type { Change } from "../../write/plan.js";
import { discrepanciesIn } from "../../write/discrepancies.js";
import { displayPath } from "../terminal/display.js";
import type { Beside, GenerateResult, ReportedChange, ReportedDiscrepancy, Subject } from "./result.js";

/** The most files whose differences are shown; all are listed. */
const maxDiffs = 10;

type Context = Beside & {
  readonly subject: Subject;
  readonly diagnostics: readonly Diagnostic[];
  readonly command: string;
};

/** The changes of a run that wrote, or would write. */
export function planResult(
  status: "generated" | "planned",
  plan: OutputPlan,
  { output, catalogFolder }: Destination,
  { subject, diagnostics, sources, include, imports, command }: Context,
): GenerateResult {
  const listed = (changes: readonly Change[], root: string) =>
    changes.flatMap(({ kind, path }): ReportedChange[] =>
      kind === "same" ? [] : [{ kind, path: displayPath(subject.cwd, join(root, path)) }],
    );
  rejectObstacles(plan);
  const changes = [
    ...listed(plan.artifacts, output),
    ...listed(plan.inserts, catalogFolder),
    ...listed([plan.manifest], output),
  ];
  return {
    status: changes.length === 0 ? "unchanged" : status,
    catalog: subject.file.name,
    diagnostics,
    changes,
    same: changesOf(plan).length - changes.length,
    discrepancies: [],
    sources,
    include,
    imports,
    command,
    milliseconds: subject.elapsed(),
  };
}

/** What `--check` found, the first differences with their diffs. */
export async function checkResult(
  plan: OutputPlan,
  destination: Destination,
  context: Context,
): Promise<GenerateResult> {
  const { subject, diagnostics, sources, include, imports, command } = context;
  const discrepancies = discrepanciesIn(plan, destination);
  const diff = discrepancies.length === 0 ? null : (await import("../../write/unified-diff.js")).unifiedDiff;
  const comparable = discrepancies.filter(({ found, expected }) => found !== null && expected !== null);
  const compared = new Set(comparable.slice(0, maxDiffs));
  const reported = discrepancies.map((discrepancy): ReportedDiscrepancy => {
    const { kind, found, expected, root, reason, isFixedByRun } = discrepancy;
    const path = displayPath(subject.cwd, join(root, discrepancy.path));
    const isCompared = compared.has(discrepancy) && diff !== null && found !== null && expected !== null;
    return { kind, path, reason, isFixedByRun, diff: isCompared ? diff(path, found, expected) : null };
  });
  return {
    status: reported.length === 0 ? "unchanged" : "stale",
    catalog: subject.file.name,
    diagnostics,
    changes: [],
    same: changesOf(plan).filter(({ kind }) => kind === "same").length,
    discrepancies: reported,
    sources,
    include,
    imports,
    command,
    milliseconds: subject.elapsed(),
  };
}
