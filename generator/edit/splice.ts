import type { Span } from "../source.js";

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
