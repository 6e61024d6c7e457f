/** How long to wait before a further attempt, in milliseconds: twice as long each time, by chance up to half less. */
export function backoff(attempt: number, firstMs: number, random: number): number {
  return firstMs * 2 ** attempt * (1 - random / 2);
}

/** What a `Retry-After` header asks for, in milliseconds: seconds, or a date. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
