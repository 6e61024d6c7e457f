import { join } from "node:path";
import { apply, prepareFolder } from "./apply.js";
import { hashBlocks } from "./blocks.js";
import { CommandError } from "./command-error.js";
import { artifactName, type Destination } from "./destination.js";
import { inspect, readText } from "./entry.js";
import { hasLeftovers, lockName } from "./leftovers.js";
import { withLock } from "./lock.js";
import { type Manifest, manifestPath, readManifest } from "./manifest.js";
import { type ManifestPlan, planManifest } from "./manifest-plan.js";
import { type GeneratedFiles, generatedFiles, isRecognized } from "./own-files.js";
import {
  type Change,
  type FolderState,
  join as joinPlans,
  type Obstacle,
  type Plan,
  planArtifacts,
  planWrite,
} from "./plan.js";
import { readRecord, type RunRecord, writeRecord } from "./run-record.js";
import { printedOf, type WantedFile, wantedFile } from "./wanted-file.js";

/** A Markdown file beside the catalog: the hash of the text that was read, and the text that it should have. */
export type Insert = { readonly path: string; readonly before: string; readonly text: string };

/** Everything that a run wants to stand on the disk. */
export type Wanted = {
  readonly artifacts: readonly WantedFile[];
  readonly inserts: readonly Insert[];
  /** What the run is remembered by, beside the hashes of what it writes. */
  readonly origin: Omit<RunRecord, "folder" | "artifacts" | "printed" | "inserts">;
  /** Names of the artifacts to write; all others, and all inserts, are left as they are. Null writes everything. */
  readonly only: ReadonlySet<string> | null;
};

/** An obstacle with the folder that its path is relative to. */
type PlacedObstacle = Obstacle & { readonly root: string };

/** What has to change: artifacts and manifest below the output folder, inserts below the catalog's. */
export type OutputPlan = {
  readonly artifacts: readonly Change[];
  readonly inserts: readonly Change[];
  readonly manifest: Change;
  readonly claim: ManifestPlan["claim"];
  readonly obstacles: readonly PlacedObstacle[];
  /** Whether files that were not chosen are not as they should be; by such a plan the manifest cannot be checked. */
  readonly isPartial: boolean;
  /** Files that begin as an artifact does, and that nothing generates. */
  readonly unknown: readonly string[];
};

/** Compares the wanted files with the disk, and changes nothing. */
export function planOutput(wanted: Wanted, destination: Destination): OutputPlan {
  const { output, catalogFolder } = destination;
  const last = readLastManifest(output);
  const generated = generatedFiles(output);
  const state = stateOf(wanted, destination, last, generated);
  const isChosen = (path: string) => wanted.only === null || wanted.only.has(artifactName(path));
  const all = planArtifacts(wanted.artifacts, state);
  const artifacts = all.changes.filter((change) => isChosen(change.path));
  const allInserts = joinPlans(wanted.inserts.map((insert) => planInsert(insert, catalogFolder)));
  const inserts = wanted.only === null ? allInserts.changes : [];
  const isPartial = [...all.changes, ...allInserts.changes].some(
    (change) => change.kind !== "same" && !artifacts.includes(change) && !inserts.includes(change),
  );
  const rest = { last, isChosen: isPartial ? isChosen : () => true };
  const own = planManifest(wanted.origin.catalog.path, wanted.artifacts, rest, state);
  const below = (root: string, obstacles: readonly Obstacle[]) => obstacles.map((obstacle) => ({ ...obstacle, root }));
  const obstacles = [
    ...below(output, [...all.obstacles.filter(({ path }) => isChosen(path)), ...own.obstacles]),
    ...below(catalogFolder, wanted.only === null ? allInserts.obstacles : []),
  ];
  const [manifestChange = { kind: "same", path: manifestPath }] = own.changes;
  const known = new Set([...state.own, ...wanted.artifacts.map(({ path }) => path)]);
  const unknown = generated.others.filter((path) => !known.has(path));
  return { artifacts, inserts, manifest: manifestChange, claim: own.claim, obstacles, isPartial, unknown };
}

/**
 * A folder with a manifest is Meterbook's: there a file in the place of an output is one, even if somebody has put
 * another first line above it.
 */
function stateOf(
  { artifacts }: Wanted,
  destination: Destination,
  last: Manifest | undefined,
  { own }: GeneratedFiles,
): FolderState {
  const inPlace = last === undefined ? [] : artifacts.filter(isRecognized).map(({ path }) => path);
  return {
    own: new Set([...(last?.ownOutputs ?? []), ...own, ...inPlace]),
    last: readRecord(destination)?.artifacts ?? new Map(),
    entry: (path) => inspect(destination.output, path),
  };
}

/**
 * Plans and writes while no other run does. A run may be killed at any point, and the next one repairs what it left:
 * what it finds is compared with what is wanted, and the record, written last, only speeds up a run whose every file
 * still has the recorded hash. The order is there for the files that only the manifest shows to be Meterbook's: they
 * are listed before the first of them is written, and until the last of them is deleted.
 */
export async function writeOutput(wanted: Wanted, destination: Destination, patience: number): Promise<OutputPlan> {
  if (!isAnother(wanted, destination)) {
    const plan = planOutput(wanted, destination);
    rejectObstacles(plan);
    if (changesOf(plan).every((change) => change.kind === "same") && !hasLeftovers(destination.output)) {
      remember(plan, wanted, destination);
      return plan;
    }
  }
  prepareFolder(destination.output);
  return withLock(join(destination.output, lockName), patience, () => {
    const current = planOutput(wanted, destination);
    rejectObstacles(current);
    prepareFolder(destination.output);
    if (current.claim !== null) apply(destination.output, [current.claim], false);
    apply(destination.output, current.artifacts, false);
    apply(destination.catalogFolder, current.inserts, true);
    apply(destination.output, [current.manifest], false);
    remember(current, wanted, destination);
    return current;
  });
}

/** Whether the last run wrote something else, as far as that is known: then there is something to write, and one plan will do. */
function isAnother({ artifacts, only }: Wanted, destination: Destination): boolean {
  const last = only === null ? readRecord(destination) : undefined;
  return last !== undefined && artifacts.some(({ path, sha256 }) => last.artifacts.get(path) !== sha256);
}

export function changesOf({ artifacts, inserts, manifest }: OutputPlan): readonly Change[] {
  return [...artifacts, ...inserts, manifest];
}

/** The manifest of a folder; undefined when it has none that can be read. */
export function readLastManifest(output: string): Manifest | undefined {
  if (inspect(output, manifestPath).kind !== "file") return undefined;
  return readManifest(readText(join(output, manifestPath)));
}

/** A file that somebody saved since it was read is not overwritten with a text that lacks their change. */
function planInsert({ path, before, text }: Insert, catalogFolder: string): Plan {
  const found = inspect(catalogFolder, path);
  const file = wantedFile({ path, text });
  const isKnown = found.kind === "file" && [before, file.sha256].includes(found.sha256);
  if (found.kind !== "obstacle" && !isKnown) {
    return { changes: [], obstacles: [{ path, reason: `"${path}" was changed during the run`, help: "run again" }] };
  }
  return planWrite(file, { own: new Set([path]), last: new Map([[path, before]]), entry: () => found });
}

/** What a run with `--only` left as it was proves nothing, and is remembered as it had been. */
function remember({ isPartial }: OutputPlan, { artifacts, inserts, origin, only }: Wanted, place: Destination): void {
  const written = artifacts.filter(({ path }) => !isPartial || only?.has(artifactName(path)));
  const manifest = inspect(place.output, manifestPath);
  const before = isPartial ? readRecord(place) : undefined;
  writeRecord(place, {
    ...origin,
    findings: isPartial ? null : origin.findings,
    artifacts: new Map([
      ...(before?.artifacts ?? []),
      ...written.map((file) => [file.path, file.sha256] as const),
      ...(manifest.kind === "file" ? [[manifestPath, manifest.sha256] as const] : []),
    ]),
    printed: new Map([...(before?.generator === origin.generator ? before.printed : []), ...printedOf(written)]),
    inserts: isPartial ? new Map() : new Map(inserts.map(({ path, text }) => [path, hashBlocks(text)])),
  });
}

/** Rejects a plan that cannot be carried out as a whole. */
export function rejectObstacles({ obstacles }: OutputPlan): void {
  const [first, ...others] = obstacles;
  if (first === undefined) return;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  throw new CommandError(`cannot write "${join(first.root, first.path)}": ${first.reason}${more}`, first.help);
}
