import type { DataPointType } from "@opentelemetry/sdk-metrics";

/** How the values of a series become the value of a point. State is created for each interval, then merged. */
export type Aggregation<State> = {
  readonly type: DataPointType;
  create(): State;
  record(state: State, value: number): void;
  /** Adds what came later. */
  merge(state: State, later: State): void;
  /** A copy, which the exporter may keep. */
  toValue(state: State): unknown;
};

type Single = { value: number };

// The numbers of the enum DataPointType of the SDK, which is not loaded for their sake.
const histogramType = 0 as DataPointType.HISTOGRAM;
const gaugeType = 2 as DataPointType.GAUGE;
const sumType = 3 as DataPointType.SUM;

export const sum: Aggregation<Single> = {
  type: sumType,
  // Negative zero, so that the field is born as a double.
  create: () => ({ value: -0 }),
  record(state, value) {
    state.value += value;
  },
  merge(state, later) {
    state.value += later.value;
  },
  toValue: ({ value }) => value + 0,
};

export const lastValue: Aggregation<Single> = {
  type: gaugeType,
  create: () => ({ value: -0 }),
  record(state, value) {
    state.value = value;
  },
  merge(state, later) {
    state.value = later.value;
  },
  toValue: ({ value }) => value,
};

type Buckets = { sum: number; min: number; max: number; count: number; readonly counts: number[] };

/** The boundaries that the OpenTelemetry specification takes when a histogram names none. */
const defaultBoundaries: readonly number[] = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

/** The first bucket whose boundary is not below the value. */
export function bucketOf(boundaries: readonly number[], value: number): number {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((boundaries[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The boundaries of a histogram as it uses them: finite, and in order. */
export function boundariesOf(given: readonly number[] = defaultBoundaries): readonly number[] {
  return given.filter(Number.isFinite).sort((a, b) => a - b);
}

/** Counts, sum, minimum and maximum, with explicit boundaries. */
export function histogram(boundaries: readonly number[]): Aggregation<Buckets> {
  return {
    type: histogramType,
    create: () => ({
      sum: -0,
      min: Number.POSITIVE_INFINITY,
      max: Number.NEGATIVE_INFINITY,
      count: 0,
      counts: new Array<number>(boundaries.length + 1).fill(0),
    }),
    record(state, value) {
      const bucket = bucketOf(boundaries, value);
      state.counts[bucket] = (state.counts[bucket] ?? 0) + 1;
      state.count++;
      state.sum += value;
      if (value < state.min) state.min = value;
      if (value > state.max) state.max = value;
    },
    merge(state, later) {
      later.counts.forEach((count, bucket) => {
        state.counts[bucket] = (state.counts[bucket] ?? 0) + count;
      });
      state.count += later.count;
      state.sum += later.sum;
      state.min = Math.min(state.min, later.min);
      state.max = Math.max(state.max, later.max);
    },
    toValue: ({ min, max, sum: total, count, counts }) => ({
      min,
      max,
      sum: total + 0,
      buckets: { boundaries: [...boundaries], counts: [...counts] },
      count,
    }),
  };
}
