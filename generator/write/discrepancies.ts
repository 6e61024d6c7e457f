import { existsSync } from "node:fs";
import { join } from "node:path";
import { readText } from "./entry.js";
import { manifestPath, manifestText, parseManifest } from "./manifest.js";
import type { OutputPlan } from "./output.js";
import type { Destination } from "./destination.js";
import type { Change } from "./plan.js";
import { findUnknown } from "./unknown-files.js";

/** One file that is not as a run would leave it. Texts are null where there is none, or none that can be compared. */
export type Discrepancy = {
  /**
   * `stale`: the catalog has changed since; `edited`: the file has; `obsolete`: it was generated once; `unknown`: it looks
   * generated, and no manifest lists it; `blocked`: something else stands in its place.
   */
  readonly kind: "stale" | "edited" | "missing" | "obsolete" | "unknown" | "blocked";
  readonly path: string;
  /** The folder that the path is relative to. */
  readonly root: string;
  readonly reason: string | null;
  /** False for files that a run may not touch. */
  readonly isFixedByRun: boolean;
  readonly found: string | null;
  readonly expected: string | null;
};

const lineEnds = "only its line ends differ: `* text eol=lf` in .gitattributes keeps them";

/** What `--check` finds, in the order of the plan; empty when a run would change nothing. */
export function discrepanciesIn(plan: OutputPlan, { output, catalogFolder }: Destination): readonly Discrepancy[] {
  const { artifacts, inserts, obstacles, last } = plan;
  const known = new Set([manifestPath, ...artifacts.map(({ path }) => path), ...(last?.artifacts.keys() ?? [])]);
  for (const { path } of obstacles) known.add(path);
  const unknown = existsSync(output) ? findUnknown(output, known) : [];
  const found = [
    ...obstacles.map(({ path, root, reason }) => bare("blocked", path, root, { reason, isFixedByRun: false })),
    ...artifacts.flatMap((change) => changeDiscrepancies(change, output)),
    ...inserts.flatMap((change) => changeDiscrepancies(change, catalogFolder)),
    ...unknown.map((path) => bare("unknown", path, output, { reason: "in no manifest", isFixedByRun: false })),
  ];
  return plan.isPartial ? found : [...found, ...manifestDiscrepancies(plan.manifest, output, found.length > 0)];
}

/**
 * Another version of the generator may have written the manifest, as long as it would say the same. The hashes are
 * worth a diff only when nothing else differs.
 */
function manifestDiscrepancies(change: Change, output: string, isOneOfMany: boolean): readonly Discrepancy[] {
  if (change.kind !== "update") return changeDiscrepancies(change, output);
  const text = readText(join(output, manifestPath));
  const found = parseManifest(text);
  const expected = parseManifest(change.text);
  if (found !== undefined && expected !== undefined) {
    if (manifestText({ ...found, generator: expected.generator }) === change.text) return [];
  }
  const kind = found === undefined ? "edited" : "stale";
  return [bare(kind, manifestPath, output, isOneOfMany ? {} : { found: text, expected: change.text })];
}

function changeDiscrepancies(change: Change, root: string): readonly Discrepancy[] {
  const { path } = change;
  if (change.kind === "same") return [];
  if (change.kind === "delete") return [bare("obsolete", path, root, { reason: "the catalog asks for it no more" })];
  if (change.kind === "create") return [bare("missing", path, root)];
  const found = readText(join(root, path));
  const reason = isSameButForLineEnds(found, change.text) ? lineEnds : null;
  return [bare(change.byHand ? "edited" : "stale", path, root, { reason, found, expected: change.text })];
}

/** As git leaves it on machines where it is set to change line ends. */
function isSameButForLineEnds(found: string, expected: string): boolean {
  return found.includes("\r\n") && found.replaceAll("\r\n", "\n") === expected;
}

function bare(kind: Discrepancy["kind"], path: string, root: string, facts: Partial<Discrepancy> = {}): Discrepancy {
  return { kind, path, root, reason: null, isFixedByRun: true, found: null, expected: null, ...facts };
}
