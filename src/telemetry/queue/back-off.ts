const shortestDelay = 100;
const firstDelay = 1_000;
const longestDelay = 5_000;
const longestAsked = 3_600_000;

/**
 * Milliseconds until the next try: what the receiver asks for, an hour at most; otherwise twice the last delay up to five
 * seconds, by chance up to a fifth more or less, so that many programs do not come back at once.
 */
export function nextDelay(last: number, asked: number | undefined): number {
  if (asked !== undefined) return Math.min(longestAsked, Math.max(shortestDelay, asked));
  const next = Math.min(longestDelay, Math.max(firstDelay, last * 2));
  return next * (0.8 + Math.random() * 0.4);
}
