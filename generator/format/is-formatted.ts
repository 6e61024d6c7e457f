import type { LocatedValue } from "../document/locate.js";
import { readPlain } from "../document/plain/read-plain.js";
import { catalogShape, type KnownShape } from "../document/schema/schema-keys.js";
import { canonicalOrder } from "./order.js";

/**
 * Whether formatting leaves the text of a catalog as it is, found without the package for YAML. False also where only the
 * package can say: for what is not written in the plain subset.
 */
export function isFormatted(text: string): boolean {
  const root = readPlain(text)?.located;
  return root !== undefined && isTidy(withoutBlockTexts(text, root)) && isInOrder(root, catalogShape);
}

/** No space at the end of a line, one empty line at most between others, none at the ends, and a line break at the end. */
function isTidy(text: string): boolean {
  const hasOneEnd = text.endsWith("\n") && !text.endsWith("\n\n");
  return hasOneEnd && !text.startsWith("\n") && !text.includes(" \n") && !text.includes("\n\n\n");
}

/** Each text below `|` or `>` as one character: its lines stay as they are. */
function withoutBlockTexts(text: string, root: LocatedValue): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of blockTextsIn(text, root)) {
    rest += `${text.slice(at, start)}|`;
    at = end;
  }
  return rest + text.slice(at);
}

function* blockTextsIn(text: string, { value, children }: LocatedValue): Iterable<LocatedValue["value"]> {
  const sign = text[value.start];
  if (children.size === 0 && (sign === "|" || sign === ">")) yield value;
  for (const child of children.values()) yield* blockTextsIn(text, child);
}

function isInOrder({ children }: LocatedValue, shape: KnownShape): boolean {
  const keys = [...children.keys()].filter((key) => typeof key === "string");
  if (canonicalOrder(keys, shape.keys) !== undefined) return false;
  for (const [key, child] of children)
    if (child.children.size > 0 && !isInOrder(child, shape.inside(key))) return false;
  return true;
}
