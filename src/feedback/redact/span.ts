/** A half-open range of UTF-16 offsets that holds a secret. */
export type SecretSpan = { readonly start: number; readonly end: number };

/** Finds secrets, by position and without overlaps, in time linear to the text. */
export type FindSecrets = (text: string) => readonly SecretSpan[];

/** What stands where a secret was. */
export const redacted = "[REDACTED]";

/** Where a pattern with the flag g or y is first found from an offset on; -1 if nowhere. */
export function firstAt(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/** What a pattern with the flag g or y matches first from an offset on. */
export function matchAt(text: string, pattern: RegExp, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** A range for each match of a pattern: its group `secret`, or the whole of it. The pattern has the flags g and d. */
export function matches(text: string, pattern: RegExp): readonly SecretSpan[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const [start, end] = match.indices?.groups?.["secret"] ?? match.indices?.[0] ?? [0, 0];
    return { start, end };
  });
}

/** The spans in order; of those that overlap, the one that starts first, and of these the longest. */
export function withoutOverlaps(spans: readonly SecretSpan[]): readonly SecretSpan[] {
  let reached = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < reached || end <= start) return false;
      reached = end;
      return true;
    });
}
