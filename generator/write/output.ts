import { join } from "node:path";
import { apply, prepareFolder } from "./apply.js";
import { hashBlocks } from "./blocks.js";
import { inspect, readText } from "./entry.js";
import { hasLeftovers, lockName } from "./leftovers.js";
import { withLock } from "./lock.js";
import { type Manifest, manifestPath, manifestText, readManifest } from "./manifest.js";
import { artifactName, type Destination } from "./destination.js";
import {
  type Change,
  type FolderState,
  join as joinPlans,
  type Obstacle,
  type Plan,
  planArtifacts,
  planWrite,
  type WantedFile,
  withHash,
} from "./plan.js";
import { CommandError } from "./command-error.js";

/** A Markdown file beside the catalog: the hash of the bytes that were read, and the text that it should have. */
export type Insert = { readonly path: string; readonly before: string; readonly text: string };

/** Everything that a run wants to stand on the disk. */
export type Wanted = {
  readonly artifacts: readonly WantedFile[];
  readonly inserts: readonly Insert[];
  /** What the manifest says beside the hashes of artifacts and inserts. */
  readonly origin: Omit<Manifest, "artifacts" | "inserts">;
  /** Names of the artifacts to write; all others, and all inserts, are left as they are. Null writes everything. */
  readonly only: ReadonlySet<string> | null;
};

/** An obstacle with the folder that its path is relative to. */
export type PlacedObstacle = Obstacle & { readonly root: string };

/** What has to change: artifacts and manifest below the output folder, inserts below the catalog's. */
export type OutputPlan = {
  readonly artifacts: readonly Change[];
  readonly inserts: readonly Change[];
  readonly manifest: Change;
  readonly obstacles: readonly PlacedObstacle[];
  /** Whether files that were not chosen are not as they should be; by such a plan the manifest cannot be checked. */
  readonly isPartial: boolean;
  /** The manifest that the folder holds now. */
  readonly last: Manifest | undefined;
};

/** Compares the wanted files with the disk, and changes nothing. */
export function planOutput(wanted: Wanted, { output, catalogFolder }: Destination): OutputPlan {
  const last = readLastManifest(output);
  const state: FolderState = { listed: last?.artifacts ?? new Map(), entry: (path) => inspect(output, path) };
  const isChosen = (path: string) => wanted.only === null || wanted.only.has(artifactName(path));
  const all = planArtifacts(wanted.artifacts, state);
  const artifacts = all.changes.filter((change) => isChosen(change.path));
  const allInserts = joinPlans(wanted.inserts.map((insert) => planInsert(insert, catalogFolder)));
  const inserts = wanted.only === null ? allInserts.changes : [];
  const isPartial = [...all.changes, ...allInserts.changes].some(
    (change) => change.kind !== "same" && !artifacts.includes(change) && !inserts.includes(change),
  );
  const manifest = nextManifest(wanted, isPartial ? { last, isChosen } : null);
  const own = planWrite(withHash({ path: manifestPath, text: manifestText(manifest) }), state);
  const below = (root: string, obstacles: readonly Obstacle[]) => obstacles.map((obstacle) => ({ ...obstacle, root }));
  const obstacles = [
    ...below(output, [...all.obstacles.filter(({ path }) => isChosen(path)), ...own.obstacles]),
    ...below(catalogFolder, wanted.only === null ? allInserts.obstacles : []),
  ];
  const manifestChange = own.changes[0] ?? { kind: "same", path: manifestPath };
  return { artifacts, inserts, manifest: manifestChange, obstacles, isPartial, last };
}

/**
 * Plans and writes while no other run does: artifacts, then inserts, then the manifest, so that a manifest never
 * speaks of files that are not there yet. Without anything to do it touches nothing.
 */
export async function writeOutput(wanted: Wanted, destination: Destination, patience: number): Promise<OutputPlan> {
  const plan = planOutput(wanted, destination);
  rejectObstacles(plan);
  if (changesOf(plan).every((change) => change.kind === "same") && !hasLeftovers(destination.output)) return plan;
  prepareFolder(destination.output);
  return withLock(join(destination.output, lockName), patience, () => {
    const current = planOutput(wanted, destination);
    rejectObstacles(current);
    prepareFolder(destination.output);
    apply(destination.output, current.artifacts, false);
    apply(destination.catalogFolder, current.inserts, true);
    apply(destination.output, [current.manifest], false);
    return current;
  });
}

export function changesOf({ artifacts, inserts, manifest }: OutputPlan): readonly Change[] {
  return [...artifacts, ...inserts, manifest];
}

/** The manifest of a folder; a broken seal is accepted, for its list of files may still be right. */
export function readLastManifest(output: string): Manifest | undefined {
  if (inspect(output, manifestPath).kind !== "file") return undefined;
  return readManifest(readText(join(output, manifestPath)));
}

/** A file that somebody saved since it was read is not overwritten with a text that lacks their change. */
function planInsert({ path, before, text }: Insert, catalogFolder: string): Plan {
  const found = inspect(catalogFolder, path);
  const file = withHash({ path, text });
  const isKnown = found.kind === "file" && [before, file.sha256].includes(found.sha256);
  if (found.kind !== "obstacle" && !isKnown) {
    return { changes: [], obstacles: [{ path, reason: `"${path}" was changed during the run`, help: "run again" }] };
  }
  return planWrite(file, { listed: new Map([[path, before]]), entry: () => found });
}

type Rest = { readonly last: Manifest | undefined; readonly isChosen: (path: string) => boolean };

/** `rest` is what a run with `--only` leaves as it was; such a manifest is not clean. */
function nextManifest({ artifacts, inserts, origin }: Wanted, rest: Rest | null): Manifest {
  const isChosen = rest?.isChosen ?? (() => true);
  const left = [...(rest?.last?.artifacts ?? [])].filter(([path]) => !isChosen(path));
  const chosen = artifacts.filter(({ path }) => isChosen(path));
  const written = chosen.map((file): [string, string] => [file.path, file.sha256]);
  const blocks = inserts.map(({ path, text }): [string, string] => [path, hashBlocks(text)]);
  return {
    ...origin,
    clean: origin.clean && rest === null,
    artifacts: new Map([...left, ...written]),
    inserts: rest === null ? new Map(blocks) : (rest.last?.inserts ?? new Map()),
  };
}

/** Rejects a plan that cannot be carried out as a whole. */
export function rejectObstacles({ obstacles }: OutputPlan): void {
  const [first, ...others] = obstacles;
  if (first === undefined) return;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  throw new CommandError(`cannot write "${join(first.root, first.path)}": ${first.reason}${more}`, first.help);
}
