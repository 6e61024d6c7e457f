import type { Path } from "../source.js";
import { type Collection, entriesOf, type Entry, isBracketed, linesOf } from "../text/entry.js";
import { lineStart, type Sheet } from "../text/sheet.js";
import { keysOf } from "../text/tree.js";

/** A value, and the stretch of text around it that may be rewritten. */
export type Part<Node = Entry["value"]> = {
  readonly node: Node;
  readonly path: Path;
  readonly start: number;
  readonly end: number;
};

/** The part behind the key of an entry. In a list of lines it begins with the line of the dash: comments may come above it. */
export type EntryPart = Part & { readonly entry: Entry };

export type Rewrite = (part: Part) => string;

/** What is inside a map or a list, in the order of the text. */
export function partsIn({ node, path }: Part<Collection>, sheet: Sheet): readonly EntryPart[] {
  const keys = keysOf(node);
  return entriesOf(node, sheet).map((entry, index) => {
    const { key, value, start, end } = entry;
    const shared = { entry, node: value, path: [...path, keys[index] ?? index] };
    if (isBracketed(node)) return { ...shared, start: key?.range[1] ?? start, end };
    return { ...shared, start: key?.range[1] ?? lineStart(sheet, start), end: linesOf(entry, sheet).end };
  });
}
