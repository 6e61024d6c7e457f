import { markersIn } from "../emit/markdown/markers.js";
import { sha256 } from "./hash.js";

/**
 * A hash of the blocks of a Markdown file, their markers included: it changes when a block does, and not when the text
 * around the blocks does. A marker without its other one counts as well. Line ends do not count.
 */
export function hashBlocks(text: string): string {
  const kept: string[] = [];
  let start: number | undefined;
  for (const { kind, span, next } of markersIn({ name: "", text })) {
    if (kind === "begin") start ??= span.start;
    else if (kind === "end" && start !== undefined) {
      kept.push(text.slice(start, next));
      start = undefined;
    } else {
      kept.push(text.slice(span.start, next));
    }
  }
  if (start !== undefined) kept.push(text.slice(start));
  return sha256(kept.join("\n").replaceAll(/\r\n?/g, "\n"));
}
