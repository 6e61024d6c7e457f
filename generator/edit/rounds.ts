import type { Path } from "../source.js";
import type { Amendment } from "./amendment.js";
import { claim, isUntouched, keyOf, noClaims } from "./claims.js";

/** Amendments that can be made at once, on one reading of the text, and those that come after them. */
type Round = { readonly now: readonly Amendment[]; readonly later: readonly Amendment[] };

/** What the amendments of a round do to a collection: give entries other keys, add some to a block, or else; and the last key. */
type Work = { readonly kind: "rename" | "addition" | "other"; readonly key: string };

/**
 * None of a round touches what an amendment before it writes; `isNew` finds paths that the text does not have yet. Entries
 * that get other keys stay in their places, so that many of one collection can; and so can new ones of a section in their
 * order, where each goes behind the one before it or elsewhere. `isBlock` finds maps in lines that are not empty.
 */
export function nextRound(
  amendments: readonly Amendment[],
  isNew: (path: Path) => boolean,
  isBlock: (path: Path) => boolean,
): Round {
  const now: Amendment[] = [];
  const later: Amendment[] = [];
  const claims = noClaims();
  const works = new Map<string, Work>();
  const blocks = new Map<string, boolean>();
  for (const amendment of amendments) {
    const collection = collectionOf(amendment, isNew);
    const key = collection === null ? "" : keyOf(collection);
    if (collection !== null && !blocks.has(key)) blocks.set(key, isBlock(collection));
    const work = workOf(amendment, collection, blocks.get(key) ?? false);
    const before = works.get(key);
    const isFree = isUntouched(amendment, claims) && (before === undefined || mayFollow(work, before));
    (isFree ? now : later).push(amendment);
    claim(amendment, claims);
    if (collection !== null) works.set(key, before === undefined || isFree ? work : { ...work, kind: "other" });
  }
  return { now, later };
}

function workOf({ kind, path }: Amendment, collection: Path | null, isBlock: boolean): Work {
  const key = `${path.at(-1)}`;
  if (kind === "rename") return { kind, key };
  const isOfSection = kind === "set" && isBlock && collection?.length === 1 && path.length === 2;
  return { kind: isOfSection ? "addition" : "other", key: path[0] === "attributes" ? "" : key };
}

/** In the order of names without other signs those of a namespace stand together: each goes where it would go one by one. */
function mayFollow(work: Work, before: Work): boolean {
  if (work.kind !== before.kind || work.kind === "other") return false;
  if (work.kind === "rename" || work.key === "") return true;
  return /^[\w.]+$/.test(work.key) && before.key < work.key && /^[\w.]+$/.test(before.key);
}

/** The map or list that gets, loses or renames an entry: where the next one goes in it depends on those that are there. */
export function collectionOf({ kind, path }: Amendment, isNew: (path: Path) => boolean): Path | null {
  if (kind === "set" && !isNew(path)) return null;
  let parent = path.slice(0, -1);
  while (parent.length > 0 && isNew(parent)) parent = parent.slice(0, -1);
  return parent;
}
