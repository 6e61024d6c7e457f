import type { Span } from "../source.js";
import { type Collection, entriesOf, type Entry, isCollection, isTextBlock } from "../text/entry.js";
import type { Sheet } from "../text/sheet.js";
import type { Tree } from "../text/tree.js";

/** Stand in for what must stay inside a text of several lines; no catalog may hold these characters itself. */
const innerBreak = "\u0001";
/** The same in a text whose last empty lines count (`|+`): no empty line may be added behind it, or taken away. */
export const keptBreak = "\u0002";
const lastSpace = "\u0003";
const lastTab = "\u0004";

const original: Readonly<Record<string, string>> = {
  [innerBreak]: "\n",
  [keptBreak]: "\n",
  [lastSpace]: " ",
  [lastTab]: "\t",
};

/**
 * A tree whose text has each scalar on one line and no space to strip at its end: so that the rest can be worked on line by
 * line. Every character keeps its offset.
 */
export function mask({ root, sheet, ...tree }: Tree): Tree {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, isKept } of scalarsIn(root, sheet)) {
    parts.push(sheet.text.slice(at, start), maskScalar(sheet.text.slice(start, end), isKept));
    at = end;
  }
  return { ...tree, root, sheet: { ...sheet, text: parts.join("") + sheet.text.slice(at) } };
}

export function unmask(masked: string): string {
  return Object.entries(original).reduce((text, [sign, character]) => text.replaceAll(sign, character), masked);
}

type Scalar = Span & { readonly isKept: boolean };

function scalarsIn(collection: Collection, sheet: Sheet): readonly Scalar[] {
  return entriesOf(collection, sheet).flatMap(({ key, value, end }) => {
    const own = key === null ? [] : [{ start: key.range[0], end: key.range[1], isKept: false }];
    if (value === null) return own;
    if (isCollection(value)) return [...own, ...scalarsIn(value, sheet)];
    return [...own, { start: value.range[0], end, isKept: isKept(value, sheet) }];
  });
}

function isKept(node: NonNullable<Entry["value"]>, { text }: Sheet): boolean {
  const [start] = node.range;
  return isTextBlock(node) && /^.\d?\+/.test(text.slice(start, start + 3));
}

function maskScalar(scalar: string, isKept: boolean): string {
  if (!scalar.includes("\n")) return scalar;
  const joined = scalar.replaceAll("\n", isKept ? keptBreak : innerBreak);
  if (joined.endsWith(" ")) return joined.slice(0, -1) + lastSpace;
  return joined.endsWith("\t") ? joined.slice(0, -1) + lastTab : joined;
}
