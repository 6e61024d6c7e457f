import type { Path } from "../source.js";

/** What YAML can say: the values that an amendment writes. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * A change of the document in the document's own terms; `amend` makes it in the text.
 * `set` gives the value at a path, which may be new (its parent is a map that may be new, too); `rename` gives another
 * key to what stands at a path, in its place; `remove` takes the entry away, with the comments that belong to it.
 */
export type Amendment =
  | { readonly kind: "set"; readonly path: Path; readonly value: Plain }
  | { readonly kind: "rename"; readonly path: Path; readonly key: string }
  | { readonly kind: "remove"; readonly path: Path };
