import { join } from "node:path";
import { readText } from "./entry.js";
import { differsInLayoutOnly } from "./layout.js";
import type { OutputPlan } from "./output.js";
import type { Destination } from "./destination.js";
import type { Change } from "./plan.js";

/** One file that is not as a run would leave it. Texts are null where there is none, or none that can be compared. */
export type Discrepancy = {
  /**
   * `stale`: the catalog has changed since; `edited`: the file has; `differs`: one of the two, as in a fresh clone, where
   * nobody knows; `obsolete`: it was generated once; `unknown`: it looks generated, and nothing generates it; `blocked`:
   * something else stands in its place.
   */
  readonly kind: "stale" | "edited" | "differs" | "missing" | "obsolete" | "unknown" | "blocked";
  readonly path: string;
  /** The folder that the path is relative to. */
  readonly root: string;
  readonly reason: string | null;
  /** False for files that a run may not touch. */
  readonly isFixedByRun: boolean;
  readonly found: string | null;
  readonly expected: string | null;
};

/** What `--check` finds, in the order of the plan; empty when a run would change nothing. */
export function discrepanciesIn(plan: OutputPlan, { output, catalogFolder }: Destination): readonly Discrepancy[] {
  const { artifacts, inserts, obstacles, manifest, unknown, isPartial } = plan;
  return [
    ...obstacles.map(({ path, root, reason }) => bare("blocked", path, root, { reason, isFixedByRun: false })),
    ...artifacts.flatMap((change) => changeDiscrepancies(change, output)),
    ...inserts.flatMap((change) => changeDiscrepancies(change, catalogFolder)),
    ...unknown.map((path) => bare("unknown", path, output, { reason: unknownReason, isFixedByRun: false })),
    ...(isPartial ? [] : changeDiscrepancies(manifest, output)),
  ];
}

/** The reason for a file that a formatter changed; what fixes it for good goes by it. */
export const layoutReason = "only its layout differs, as after a formatter";
const unknownReason = "it begins as a generated file does, and nothing generates it";

function changeDiscrepancies(change: Change, root: string): readonly Discrepancy[] {
  const { path } = change;
  if (change.kind === "same") return [];
  if (change.kind === "delete") return [bare("obsolete", path, root, { reason: "the catalog asks for it no more" })];
  if (change.kind === "create") return [bare("missing", path, root)];
  const kind = change.byHand === null ? "differs" : change.byHand ? "edited" : "stale";
  const found = readText(join(root, path));
  const isLayout = kind !== "stale" && differsInLayoutOnly(path, found, change.text);
  return [bare(kind, path, root, { found, expected: change.text, reason: isLayout ? layoutReason : null })];
}

function bare(kind: Discrepancy["kind"], path: string, root: string, facts: Partial<Discrepancy> = {}): Discrepancy {
  return { kind, path, root, reason: null, isFixedByRun: true, found: null, expected: null, ...facts };
}
