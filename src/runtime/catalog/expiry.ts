/** When and in which release recorders are created, which decides what has expired. What cannot be read expires nothing. */
export type Moment = {
  /** A day as in `2027-01-31`, or an instant. Default: now. */
  readonly today?: string | Date;
  /** The version of the program, as in `1.4.0`. Without it, metrics that expire with a version are recorded. */
  readonly release?: string;
};

/** Undefined as long as a metric is recorded; then what to report of each measurement, empty for nothing. */
export type Expiry = (moment: Moment) => string | undefined;

const dayLength = 864e5;

function numbersOf(version = ""): readonly number[] {
  return /^v?(\d+(\.\d+)*)/.exec(version)?.[1]?.split(".").map(Number) ?? [];
}

/** Whether a release is the version, or comes after it; false when one of them is not known. */
function reaches(release: readonly number[], version: readonly number[]): boolean {
  if (release.length === 0 || version.length === 0) return false;
  const place = version.findIndex((number, index) => number !== (release[index] ?? 0));
  return place < 0 || (release[place] ?? 0) > (version[place] ?? 0);
}

function isDay(limit: string): boolean {
  return /^\d+-\d/.test(limit);
}

function isOver(limit: string, { today = new Date(), release }: Moment): boolean {
  if (isDay(limit)) return Number(new Date(today)) >= Date.parse(limit) + dayLength;
  return reaches(numbersOf(release), numbersOf(limit));
}

/**
 * The metric expires after a day (UTC), as in `2027-01-31`, its last one, or with a version, as in `2.0`, the first one
 * without it. What is recorded after that is dropped and reported with the reason `expired`.
 */
export function expires(limit: string, owner?: string): Expiry {
  const sentence = `expired ${isDay(limit) ? "after" : "with version"} ${limit} and is no longer recorded`;
  const message = owner === undefined ? sentence : `${sentence}; ask its owner ${JSON.stringify(owner)}`;
  return (moment) => (isOver(limit, moment) ? message : undefined);
}

/** The old name of a metric is exported until then. Nothing is reported after that, as the new name is recorded. */
export function emittedUntil(limit: string): Expiry {
  return (moment) => (isOver(limit, moment) ? "" : undefined);
}
