/** By what the ends of metrics are judged, when recorders are created. What cannot be read ends nothing. */
export type Moment = {
  /** A day as in `2027-01-31`, or an instant. Default: now. */
  readonly today?: string | Date;
  /** The version of the program, as in `1.4.0`. Without it, metrics that end with a version go on. */
  readonly release?: string;
};

/** What ends a metric: undefined as long as it lasts, then what is to be reported of each measurement, if anything. */
export type End = (moment: Moment) => string | undefined;

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

function isDay(end: string): boolean {
  return /^\d+-\d/.test(end);
}

function isOver(end: string, { today = new Date(), release }: Moment): boolean {
  if (isDay(end)) return Number(new Date(today)) >= Date.parse(end) + dayLength;
  return reaches(numbersOf(release), numbersOf(end));
}

/**
 * Ends a metric after a day (UTC), as in `2027-01-31`, its last one, or with a version, as in `2.0`, the first one
 * without it. What is recorded after that is dropped and reported with the reason `expired`.
 */
export function expiry(end: string, owner?: string): End {
  const words = `expired ${isDay(end) ? "after" : "with version"} ${end} and is no longer recorded`;
  const asked = owner === undefined ? words : `${words}; ask its owner ${JSON.stringify(owner)}`;
  return (moment) => (isOver(end, moment) ? asked : undefined);
}

/** Ends the old name of a metric in the same way. Nothing is reported, as the new name goes on. */
export function emissionEnd(end: string): End {
  return (moment) => (isOver(end, moment) ? "" : undefined);
}
