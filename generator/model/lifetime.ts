/**
 * When something ends: after a day (UTC), as in `2027-01-31`, its last one; or with a version, as in `2.0`, the first
 * one without it.
 */
type End =
  | { readonly kind: "day"; readonly last: string }
  | { readonly kind: "version"; readonly first: readonly number[] };

/** Undefined for a text that is neither a day of the calendar nor a version. */
export function readEnd(text: string): End | undefined {
  if (isDay(text)) return { kind: "day", last: text };
  const first = readVersionNumber(text);
  return first && { kind: "version", first };
}

/** The end in words, behind a verb: `until 2027-01-31`, `before version 2.0`. */
export function expiryClause(text: string): string {
  return readEnd(text)?.kind === "version" ? `before version ${text}` : `until ${text}`;
}

/** Whether what begins with one text has ended by the other: two days, or two versions; others are not compared. */
export function isOverAt(end: string, start: string): boolean {
  const [last, first] = [readEnd(end), readEnd(start)];
  if (last?.kind === "day" && first?.kind === "day") return last.last < first.last;
  return last?.kind === "version" && first?.kind === "version" && compareVersions(last.first, first.first) <= 0;
}

/** Whether one day comes before another, or one version before another; others are not compared. */
export function isBefore(a: string, b: string): boolean {
  const [one, other] = [readEnd(a), readEnd(b)];
  if (one?.kind === "day" && other?.kind === "day") return one.last < other.last;
  return one?.kind === "version" && other?.kind === "version" && compareVersions(one.first, other.first) < 0;
}

/** Whether the text is a day of the calendar: `2027-02-28`, not `2027-02-29`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The numbers of `1`, `v1.4` or `1.4.0-beta.1`; what follows them does not count. A wrong day, `2027-02-29`, is none. */
export function readVersionNumber(text: string): readonly number[] | undefined {
  if (/^\d+-\d/.test(text)) return undefined;
  const digits = /^v?(\d+(?:\.\d+){0,3})(?:[-+][\w.+-]+)?$/.exec(text)?.[1];
  return digits?.split(".").map(Number);
}

/** Below, at or above zero, as `a` comes before, is, or comes after `b`; missing numbers count as 0. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** How many days `day` lies after `today`; negative when it is past. Both as in `2027-01-31`. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
