import { editDistance } from "../edit-distance.js";

/**
 * The candidate nearest to a misspelt word, or undefined when none is near: at most a third of the word may differ,
 * counting a swap of neighbours as one difference (optimal string alignment).
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance - 1);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `did you mean "counter"?`, or the allowed words when nothing is near and they are few enough to read. */
export function suggestion(word: string, allowed: readonly string[]): string | undefined {
  const near = word.length <= 64 ? nearest(word, allowed) : undefined;
  if (near !== undefined) return `did you mean "${near}"?`;
  if (allowed.length === 0 || allowed.length > 40) return undefined;
  return `allowed: ${allowed.join(", ")}`;
}
