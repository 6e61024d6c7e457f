/** Levenshtein distance of two short texts. */
function distance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const swap = left[row - 1] === right[column - 1] ? 0 : 1;
      current.push(
        Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + swap),
      );
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

const longestWord = 64;

/** The allowed word that was probably meant, if one is near. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined;
  const plain = (text: string) => text.toLowerCase().replaceAll("-", "_");
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = allowed
    .map((candidate) => ({ candidate, steps: distance(plain(word), plain(candidate)) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.candidate;
}

/** "did you mean …", or the whole allowed set. */
export function suggest(word: string, allowed: readonly string[]): string {
  const meant = nearest(word, allowed);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return allowed.length === 0 ? "remove it" : `allowed: ${allowed.map((name) => `"${name}"`).join(", ")}`;
}
