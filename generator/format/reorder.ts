import { knownKeys } from "../document/schema/schema-keys.js";
import { type Collection, isBracketed, isCollection } from "../text/entry.js";
import type { Sheet } from "../text/sheet.js";
import { keysOf, type Tree } from "../text/tree.js";
import { reorderBlockMap } from "./block-map.js";
import { reorderFlowMap } from "./flow-map.js";
import { canonicalOrder } from "./order.js";
import { type Part, partsIn, type Rewrite } from "./part.js";

/**
 * The masked text of a tree with the keys of each fixed object in the order in which the format lists them. Keys that a
 * person chooses, and the entries of lists, stay in their order.
 */
export function reorder({ root, sheet }: Tree): string {
  const rewrite: Rewrite = ({ node, path, start, end }) => {
    if (!isCollection(node)) return sheet.text.slice(start, end);
    const part = { node, path, start, end };
    const order = canonicalOrder(keysOf(node), knownKeys(path));
    if (order === undefined) return inPlace(part, sheet, rewrite);
    return (isBracketed(node) ? reorderFlowMap : reorderBlockMap)(part, order, sheet, rewrite);
  };
  return rewrite({ node: root, path: [], start: 0, end: sheet.text.length });
}

/** The part as it stands, and what is inside it in order. */
function inPlace(part: Part<Collection>, sheet: Sheet, rewrite: Rewrite): string {
  const { text } = sheet;
  let written = "";
  let at = part.start;
  for (const inside of partsIn(part, sheet)) {
    const start = Math.max(at, inside.start);
    written += text.slice(at, start) + rewrite({ ...inside, start });
    at = inside.end;
  }
  return written + text.slice(at, part.end);
}
