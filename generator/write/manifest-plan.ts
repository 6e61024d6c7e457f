import { type Manifest, manifestPath, manifestText } from "./manifest.js";
import { isRecognized } from "./own-files.js";
import { type Change, type FolderState, type Plan, planWrite } from "./plan.js";
import { type WantedFile, wantedFile } from "./wanted-file.js";

/** What a run with `--only` leaves as it was. */
type Rest = { readonly last: Manifest | undefined; readonly isChosen: (path: string) => boolean };

export type ManifestPlan = Plan & {
  /** A manifest that lists what the folder holds before and after; null when the present one does. */
  readonly claim: Change | null;
};

/** What has to happen to the manifest of a folder that shall hold these artifacts. */
export function planManifest(
  catalog: string,
  artifacts: readonly WantedFile[],
  rest: Rest,
  state: FolderState,
): ManifestPlan {
  const { last, isChosen } = rest;
  const before = last?.ownOutputs ?? [];
  const written = artifacts.filter((file) => isChosen(file.path) && !isRecognized(file)).map(({ path }) => path);
  const next = manifestOf(catalog, [...before.filter((path) => !isChosen(path)), ...written]);
  const isListed = next.ownOutputs.every((path) => before.includes(path));
  const both = manifestText(manifestOf(catalog, [...before, ...next.ownOutputs]));
  const claim: Change | null = isListed ? null : { kind: "create", path: manifestPath, text: both };
  return { ...planText(next, last, state), claim };
}

/** A manifest that says the same in another layout stays as it is. */
function planText(next: Manifest, last: Manifest | undefined, state: FolderState): Plan {
  const text = manifestText(next);
  if (last !== undefined && manifestText(last) === text) {
    return { changes: [{ kind: "same", path: manifestPath }], obstacles: [] };
  }
  return planWrite(wantedFile({ path: manifestPath, text }), state);
}

function manifestOf(catalog: string, paths: readonly string[]): Manifest {
  return { catalog, ownOutputs: [...new Set(paths)].sort() };
}
