import type { Path } from "../source.js";

/** What YAML can say: the values that an amendment writes. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * A change of the document in the document's own terms; `amend` makes it in the text. Amendments are made in their order,
 * each to what those before it have left.
 */
export type Amendment =
  /** Gives the value at a path. It may be new; so may the maps above it. In a list, the index behind its end appends. */
  | { readonly kind: "set"; readonly path: Path; readonly value: Plain }
  /** Gives another key to what stands at a path, in its place. */
  | { readonly kind: "rename"; readonly path: Path; readonly key: string }
  /** Puts a copy of what stands at a path behind it, as it is written, under another key. */
  | { readonly kind: "copy"; readonly path: Path; readonly key: string }
  /** Takes an entry of a map or a list away, with the comments that belong to it. */
  | { readonly kind: "remove"; readonly path: Path };
