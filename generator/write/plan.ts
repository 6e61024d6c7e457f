import type { Entry } from "./entry.js";
import type { WantedFile } from "./wanted-file.js";

/** What has to happen to one file below a root. */
export type Change =
  | { readonly kind: "create"; readonly path: string; readonly text: string }
  | {
      readonly kind: "update";
      readonly path: string;
      readonly text: string;
      readonly mode: number;
      /** Whether the file was changed since it had this text; false when the catalog was, null when nobody can know. */
      readonly byHand: boolean | null;
    }
  | { readonly kind: "delete"; readonly path: string }
  | { readonly kind: "same"; readonly path: string };

/** Why a path is left alone, although it should be written or deleted. */
export type Obstacle = { readonly path: string; readonly reason: string; readonly help: string };

export type Plan = { readonly changes: readonly Change[]; readonly obstacles: readonly Obstacle[] };

/** What stands in a folder. */
export type FolderState = {
  /** The files that are known as Meterbook's. */
  readonly own: ReadonlySet<string>;
  /** The hashes of those that a run on this machine wrote, as it left them. */
  readonly last: ReadonlyMap<string, string>;
  readonly entry: (path: string) => Entry;
};

/**
 * Compares the wanted artifacts with the folder. Only files that are known as Meterbook's are ever deleted, and only
 * these and files that begin as an artifact does are replaced. Deletions come last, but for those whose names differ from a wanted one in case only:
 * on some file systems they are the same file.
 */
export function planArtifacts(wanted: readonly WantedFile[], state: FolderState): Plan {
  const kept = new Map(wanted.map((artifact) => [artifact.path.toLowerCase(), artifact.path]));
  const paths = new Set(wanted.map((artifact) => artifact.path));
  const stale = [...state.own].filter((path) => !paths.has(path));
  const renamed = new Set(stale.flatMap((path) => kept.get(path.toLowerCase()) ?? []));
  const removals = stale.map((path) => planRemoval(path, state));
  const isFirst = (step: Plan) => step.changes.some((change) => kept.has(change.path.toLowerCase()));
  const writes = wanted.map((artifact) => planWrite(artifact, state, renamed.has(artifact.path)));
  return join([...removals.filter(isFirst), ...writes, ...removals.filter((step) => !isFirst(step))]);
}

/** The same for one file; `replace` writes it even when its text is the wanted one already. */
export function planWrite(file: WantedFile, { own, last, entry }: FolderState, replace = false): Plan {
  const { path } = file;
  const found = entry(path);
  if (found.kind === "obstacle") return blocked(path, `"${found.at}" is ${found.what}`);
  if (found.kind === "absent") return only({ kind: "create", path, text: file.text });
  if (found.sha256 === file.sha256 && !replace) return only({ kind: "same", path });
  if (!own.has(path) && !found.generated) return blocked(path, `"${path}" exists and is not known as generated`);
  const written = last.get(path);
  const byHand = written === file.sha256 ? true : written === found.sha256 ? false : null;
  return only({ kind: "update", path, text: file.text, mode: found.mode, byHand });
}

/** What somebody made into a file of their own, as far as this machine can know, is left to them. */
function planRemoval(path: string, { last, entry }: FolderState): Plan {
  const found = entry(path);
  if (found.kind !== "file") return { changes: [], obstacles: [] };
  const isOurs = found.generated || found.sha256 === (last.get(path) ?? found.sha256);
  return isOurs ? only({ kind: "delete", path }) : { changes: [], obstacles: [] };
}

export function join(plans: readonly Plan[]): Plan {
  return { changes: plans.flatMap((plan) => plan.changes), obstacles: plans.flatMap((plan) => plan.obstacles) };
}

function only(change: Change): Plan {
  return { changes: [change], obstacles: [] };
}

function blocked(path: string, reason: string): Plan {
  return { changes: [], obstacles: [{ path, reason, help: "move it away, or choose another folder with `--out`" }] };
}
