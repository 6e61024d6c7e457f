import { nearest } from "../diagnostics/suggest.js";

const longest = 255;

/** Whether two names may well be one that was rewritten: a few letters differ, or one has the other's words and more. */
export function isAlike(a: string, b: string): boolean {
  if (a.length > longest || b.length > longest) return false;
  return nearest(a, [b]) !== undefined || hasWordsOf(a, b) || hasWordsOf(b, a);
}

function hasWordsOf(a: string, b: string): boolean {
  const words = new Set(wordsOf(a));
  return wordsOf(b).every((word) => words.has(word));
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}
