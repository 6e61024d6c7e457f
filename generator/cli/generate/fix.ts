import type { ReportedDiscrepancy } from "./result.js";

/** What fixes files that are not up to date: a run, for all but those that it may not touch. */
export function fixOf(discrepancies: readonly ReportedDiscrepancy[], command: string): readonly string[] {
  const untouchable = discrepancies.filter(({ isFixedByRun }) => !isFixedByRun);
  const run = discrepancies.length === untouchable.length ? [] : [`run \`${command}\` and commit what it changes`];
  return [...run, ...untouchable.map(({ path, kind }) => `${kind === "unknown" ? "delete" : "move away"} \`${path}\``)];
}
