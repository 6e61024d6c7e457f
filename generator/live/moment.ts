import { compareVersions, daysUntil, readEnd, readVersionNumber } from "../model/lifetime.js";

/** When a run takes place, which decides what has ended. */
export type Moment = {
  /** The day (UTC), as in `2026-11-22`. */
  readonly today: string;
  /** The version of the program; without one, nothing ends with a version. */
  readonly release: string | null;
};

/** Whether an end, a day or a version, is past. */
export function isPast(end: string, { today, release }: Moment): boolean {
  const read = readEnd(end);
  if (read?.kind === "day") return daysUntil(read.last, today) < 0;
  const now = release === null ? undefined : readVersionNumber(release);
  return read !== undefined && now !== undefined && compareVersions(now, read.first) >= 0;
}
