import type { LocatedValue } from "../document/locate.js";

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
 * The text with each scalar on one line and no space to strip at its end: so that the rest can be worked on line by line.
 * Every character keeps its offset.
 */
export function mask(text: string, root: LocatedValue): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, isKept } of scalarsOf(root, text)) {
    parts.push(text.slice(at, start), maskScalar(text.slice(start, end), isKept));
    at = end;
  }
  return parts.join("") + text.slice(at);
}

export function unmask(masked: string): string {
  return Object.entries(original).reduce((text, [sign, character]) => text.replaceAll(sign, character), masked);
}

type Scalar = { readonly start: number; readonly end: number; readonly isKept: boolean };

/** The scalars that need masking, in their order. */
function scalarsOf({ key, value, children }: LocatedValue, text: string): readonly Scalar[] {
  const first = text.charAt(value.start);
  const isScalar = children.size === 0 && value.end > value.start && first !== "{" && first !== "[";
  return [
    ...(key === null ? [] : [{ ...key, isKept: false }]),
    ...(isScalar ? [first === "|" || first === ">" ? blockScalar(value.start, value.end, text) : plain(value)] : []),
    ...[...children.values()].flatMap((child) => scalarsOf(child, text)),
  ].filter(({ start, end }) => text.slice(start, end).includes("\n"));
}

function plain({ start, end }: { readonly start: number; readonly end: number }): Scalar {
  return { start, end, isKept: false };
}

/** To the end of its last line, whose spaces count; with `+`, to the end of the last empty line after it. */
function blockScalar(start: number, end: number, text: string): Scalar {
  const isKept = /^[|>][1-9]?\+/.test(text.slice(start, start + 3));
  let last = lineEnd(text, end);
  if (isKept) {
    for (let next = last; next < text.length && text.slice(end, next).trim() === ""; ) {
      last = next;
      next = lineEnd(text, text.indexOf("\n", next) + 1);
      if (next <= last) break;
    }
  }
  return { start, end: last, isKept };
}

/** Where the line of an offset ends, ahead of its line break. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  if (at === -1) return text.length;
  return at > offset && text.charAt(at - 1) === "\r" ? at - 1 : at;
}

function maskScalar(scalar: string, isKept: boolean): string {
  const joined = scalar.replaceAll("\n", isKept ? keptBreak : innerBreak);
  if (joined.endsWith(" ")) return joined.slice(0, -1) + lastSpace;
  return joined.endsWith("\t") ? joined.slice(0, -1) + lastTab : joined;
}
