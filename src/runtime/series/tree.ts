import type { AttributeValue } from "../catalog/state.js";

/** Maps in maps, one level for each value of a path; without a path, the leaf itself. */
type Tree = Map<AttributeValue, unknown>;

/** The leaf at the end of a path, or undefined. */
export function lookUp(tree: unknown, path: readonly AttributeValue[]): unknown {
  let found = tree;
  for (const value of path) found = (found as Tree | undefined)?.get(value);
  return found;
}

/** Puts a leaf at the end of a path, or takes it away if it is undefined. Gives the tree; undefined when it is empty. */
export function put(tree: unknown, path: readonly AttributeValue[], leaf?: unknown, depth = 0): unknown {
  if (depth === path.length) return leaf;
  const level = (tree as Tree | undefined) ?? new Map();
  const value = path[depth];
  const next = put(level.get(value), path, leaf, depth + 1);
  if (next) level.set(value, next);
  else level.delete(value);
  return level.size > 0 ? level : undefined;
}
