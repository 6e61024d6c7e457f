import type { ReportedDiscrepancy } from "./report.js";

/** What mends files that are not up to date: a run, for all but those that it may not touch. */
export function mendOf(discrepancies: readonly ReportedDiscrepancy[], command: string): readonly string[] {
  const untouchable = discrepancies.filter(({ isMendedByRun }) => !isMendedByRun);
  const run = discrepancies.length === untouchable.length ? [] : [`run \`${command}\` and commit what it changes`];
  return [...run, ...untouchable.map(({ path, kind }) => `${kind === "stray" ? "delete" : "move away"} \`${path}\``)];
}
