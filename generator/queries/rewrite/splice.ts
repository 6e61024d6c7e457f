import type { LocatedText } from "../text/located-text.js";

/** A part of a text that is called otherwise; offsets are those of the text as programs read it. */
export type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** A part of a file to be replaced; offsets are those of the file. */
export type Splice = { readonly start: number; readonly end: number; readonly text: string };

/** What programs read after the edits, which do not overlap; of two at one place the first comes first. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { from, to, text: replacement } of inOrder(edits)) {
    result += text.slice(at, from) + replacement;
    at = to;
  }
  return result + text.slice(at);
}

/** The same in the file that holds the text. What is inserted stands right behind what is before it. */
export function splicesOf(located: LocatedText, edits: readonly Edit[]): readonly Splice[] {
  return edits.map(({ from, to, text }) => {
    const start = from === to && from > 0 ? located.end(from) : located.start(from);
    return { start, end: from === to ? start : located.end(to), text: located.encode(text) };
  });
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  return applyEdits(
    text,
    splices.map(({ start, end, text: replacement }) => ({ from: start, to: end, text: replacement })),
  );
}

/** What ends first comes first, so that what is closed is closed before something else is opened. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
}
