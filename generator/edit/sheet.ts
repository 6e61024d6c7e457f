import type { Span } from "../source.js";

/** A text that is to be edited, and the habits of who wrote it. */
export type Sheet = {
  readonly text: string;
  /** The line end that what is new gets: that of the first line. */
  readonly eol: "\n" | "\r\n";
  /** By how many columns what is new is indented below its parent. */
  readonly step: number;
};

/** What takes the place of a span. */
export type Splice = Span & { readonly text: string };

export function cut(start: number, end: number): Splice {
  return { start, end, text: "" };
}

export function insert(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

/** Of insertions at one place, the one of the highest rank comes first. */
export type RankedSplice = Splice & { readonly rank: number };

/** The text with every splice made; spans may touch. */
export function applySplices(text: string, splices: readonly RankedSplice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const splice of inOrder(splices)) {
    parts.push(text.slice(at, splice.start), splice.text);
    at = splice.end;
  }
  return parts.join("") + text.slice(at);
}

export function hasOverlap(splices: readonly RankedSplice[]): boolean {
  const sorted = inOrder(splices);
  return sorted.some(({ start }, index) => start < (sorted[index - 1]?.end ?? 0));
}

/** An insertion goes ahead of what is cut at the same place. */
function inOrder(splices: readonly RankedSplice[]): readonly RankedSplice[] {
  return [...splices].sort((a, b) => a.start - b.start || a.end - b.end || b.rank - a.rank);
}

export function lineStart({ text }: Sheet, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line ends, ahead of its line break. */
export function lineEnd({ text }: Sheet, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === "\r" ? newline - 1 : newline;
}

/** Where the next line starts, or the text ends. */
export function nextLine({ text }: Sheet, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline === -1 ? text.length : newline + 1;
}

export function columnOf(sheet: Sheet, offset: number): number {
  return offset - lineStart(sheet, offset);
}

/** The line at an offset without its line break. */
export function lineAt(sheet: Sheet, offset: number): string {
  return sheet.text.slice(lineStart(sheet, offset), lineEnd(sheet, offset));
}
