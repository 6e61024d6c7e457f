import type { Path } from "../source.js";
import type { Amendment } from "./amendment.js";

/** Amendments that can be made at once, on one reading of the text, and those that come after them. */
type Round = { readonly now: readonly Amendment[]; readonly later: readonly Amendment[] };

type Claims = {
  /** Paths that are amended. */
  readonly own: Set<string>;
  /** These, and all above them. */
  readonly above: Set<string>;
  /** Maps and lists whose entries are not those of the text any more. */
  readonly collections: Set<string>;
};

/** None of a round touches what an amendment before it writes; `isNew` tells paths that the text does not have yet. */
export function nextRound(amendments: readonly Amendment[], isNew: (path: Path) => boolean): Round {
  const now: Amendment[] = [];
  const later: Amendment[] = [];
  const claims: Claims = { own: new Set(), above: new Set(), collections: new Set() };
  for (const amendment of amendments) {
    const paths = pathsOf(amendment);
    const collection = collectionOf(amendment, isNew);
    const isFree =
      paths.every((path) => isUntouched(path, claims)) &&
      (collection === null || !claims.collections.has(keyOf(collection)));
    (isFree ? now : later).push(amendment);
    for (const path of paths) claim(path, claims);
    if (collection !== null) claims.collections.add(keyOf(collection));
  }
  return { now, later };
}

/** The map or list that gets, loses or renames an entry: where the next one goes in it depends on those that are there. */
export function collectionOf({ kind, path }: Amendment, isNew: (path: Path) => boolean): Path | null {
  if (kind === "set" && !isNew(path)) return null;
  let parent = path.slice(0, -1);
  while (parent.length > 0 && isNew(parent)) parent = parent.slice(0, -1);
  return parent;
}

/** Where it is made, and what it makes. */
function pathsOf(amendment: Amendment): readonly Path[] {
  const { path } = amendment;
  return "key" in amendment ? [path, [...path.slice(0, -1), amendment.key]] : [path];
}

function isUntouched(path: Path, { own, above }: Claims): boolean {
  if (above.has(keyOf(path))) return false;
  return path.every((_, depth) => !own.has(keyOf(path.slice(0, depth + 1))));
}

function claim(path: Path, { own, above }: Claims): void {
  own.add(keyOf(path));
  for (let length = path.length; length > 0; length -= 1) above.add(keyOf(path.slice(0, length)));
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
