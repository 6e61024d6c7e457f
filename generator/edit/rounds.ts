import type { Path } from "../source.js";
import type { Amendment } from "./amendment.js";
import { claim, isUntouched, keyOf, noClaims } from "./claims.js";

/** Amendments that can be made at once, on one reading of the text, and those that come after them. */
type Round = { readonly now: readonly Amendment[]; readonly later: readonly Amendment[] };

/**
 * None of a round touches what an amendment before it writes; `isNew` finds paths that the text does not have yet. Entries
 * that get other keys stay in their places, so that many of one collection can.
 */
export function nextRound(amendments: readonly Amendment[], isNew: (path: Path) => boolean): Round {
  const now: Amendment[] = [];
  const later: Amendment[] = [];
  const claims = noClaims();
  const changed = new Set<string>();
  const renamed = new Set<string>();
  for (const amendment of amendments) {
    const collection = collectionOf(amendment, isNew);
    const key = collection === null ? "" : keyOf(collection);
    const isRename = amendment.kind === "rename";
    const isFree = isUntouched(amendment, claims) && !changed.has(key) && (isRename || !renamed.has(key));
    (isFree ? now : later).push(amendment);
    claim(amendment, claims);
    if (collection !== null) (isRename ? renamed : changed).add(key);
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
