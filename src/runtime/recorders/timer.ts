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

/** In milliseconds. */
export const lengths: Readonly<Record<TimeUnit, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1e3,
  min: 6e4,
  h: 36e5,
  d: 864e5,
};

/** Undefined when they cannot be read; that is what the recorder reports, which takes no undefined attributes. */
export function merge(attributes: object | undefined, rest?: object): object | undefined {
  try {
    return { ...attributes, ...rest };
  } catch {
    return undefined;
  }
}

/** In milliseconds; monotonic where the host has such a clock. */
export function now(): number {
  return (globalThis.performance ?? Date).now();
}

/** Starts a timer that records the time until it is called, by the monotonic clock. */
export function startTimer<Attributes, Given extends keyof Attributes>(
  unit: TimeUnit,
  attributes: Pick<Attributes, Given> | undefined,
  record: (value: number, attributes: Attributes) => void,
): Timer<Attributes, Given> {
  let started: number | undefined = now();
  const stop = (rest?: Partial<Attributes>): void => {
    if (started === undefined) return;
    const elapsed = Math.max(0, now() - started) / lengths[unit];
    started = undefined;
    record(elapsed, merge(attributes, rest) as Attributes);
  };
  return stop as Timer<Attributes, Given>;
}
