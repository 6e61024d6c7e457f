/** Units of time that a timer can record in. */
export type TimeUnit = "ns" | "us" | "ms" | "s" | "min" | "h" | "d";

type Rest<Attributes, Given extends keyof Attributes> = Omit<Attributes, Given> & Partial<Pick<Attributes, Given>>;

/**
 * Stops a timer and records the elapsed time; further calls do nothing.
 * Takes the attributes that were not given at the start, and may replace those that were.
 */
export type Timer<Attributes, Given extends keyof Attributes> = [keyof Attributes] extends [never]
  ? () => void
  : Record<never, never> extends Rest<Attributes, Given>
    ? (attributes?: Rest<Attributes, Given>) => void
    : (attributes: Rest<Attributes, Given>) => void;

/** How many of the unit a millisecond is. */
const perMillisecond: Readonly<Record<TimeUnit, number>> = {
  ns: 1e6,
  us: 1e3,
  ms: 1,
  s: 1 / 1e3,
  min: 1 / 60e3,
  h: 1 / 3_600e3,
  d: 1 / 86_400e3,
};

/** Undefined, which no recorder takes for attributes, when they cannot be read: the recorder reports it. */
function merge(attributes: object | undefined, rest: object | undefined): object | undefined {
  try {
    return { ...attributes, ...rest };
  } catch {
    return undefined;
  }
}

/** Starts a timer that records the time until it is called, by the monotonic clock. */
export function startTimer<Attributes, Given extends keyof Attributes>(
  unit: TimeUnit,
  attributes: Pick<Attributes, Given> | undefined,
  record: (value: number, attributes: Attributes) => void,
): Timer<Attributes, Given> {
  let started: number | undefined = performance.now();
  const stop = (rest?: Partial<Attributes>): void => {
    if (started === undefined) return;
    const elapsed = (performance.now() - started) * perMillisecond[unit];
    started = undefined;
    record(elapsed, merge(attributes, rest) as Attributes);
  };
  return stop as Timer<Attributes, Given>;
}
