import type { Path } from "../source.js";
import { type Collection, type Entry, entryAt, isBracketed, isCollection } from "../text/entry.js";
import { indexOf, type Tree } from "../text/tree.js";

/** Where a path leads: to an entry that is there, or to one that could be. */
export type Site = {
  readonly collection: Collection;
  /** The entry whose value the collection is; null for that of the root. */
  readonly owner: Entry | null;
  /** Whether the owner is a key of a map that is written line by line. */
  readonly isOwnerInLines: boolean;
  /** Of the collection. */
  readonly path: Path;
  /** -1 when there is no such entry. */
  readonly index: number;
};

/** Undefined where the map or list that should hold the entry is missing. */
export function siteOf(path: Path, tree: Tree): Site | undefined {
  let site: Site = { collection: tree.root, owner: null, isOwnerInLines: false, path: [], index: -1 };
  for (const [depth, step] of path.entries()) {
    const index = indexOf(site.collection, step, tree);
    if (depth === path.length - 1) return { ...site, index };
    const owner = index === -1 ? undefined : entryAt(site.collection, index, tree.sheet);
    if (owner === undefined || !isCollection(owner.value)) return undefined;
    const isOwnerInLines = owner.key !== null && !isBracketed(site.collection);
    site = { collection: owner.value, owner, isOwnerInLines, path: path.slice(0, depth + 1), index };
  }
  return undefined;
}
