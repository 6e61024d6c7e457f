import type { Attributes, BatchObservableCallback, Meter, Observable, ObservableCallback } from "@opentelemetry/api";

/** What one series was given: all values in order. */
export type MemorySeries = {
  readonly attributes: Attributes;
  readonly values: number[];
};

/** A Meter that keeps every value. */
export type MemoryMeter = {
  readonly meter: Meter;
  /** The series of a metric; observable ones are asked now. */
  read(name: string): readonly MemorySeries[];
  clear(): void;
};

type Stored = Map<string, MemorySeries>;

function store(series: Stored, value: number, attributes: Attributes): void {
  const key = JSON.stringify(Object.entries(attributes).sort());
  const known = series.get(key);
  if (known === undefined) series.set(key, { attributes, values: [value] });
  else known.values.push(value);
}

/** An observable instrument by its name, with who is asked for it. */
type Observed = {
  readonly observable: Observable;
  readonly callbacks: Set<ObservableCallback>;
  readonly batches: Set<BatchObservableCallback>;
};

function createObserved(): Observed {
  const callbacks = new Set<ObservableCallback>();
  const observable: Observable = {
    addCallback: (callback) => void callbacks.add(callback),
    removeCallback: (callback) => void callbacks.delete(callback),
  };
  return { observable, callbacks, batches: new Set() };
}

/** Callbacks are asked at each reading, so that only the last answers count. */
function ask({ observable, callbacks, batches }: Observed): readonly MemorySeries[] {
  const series: Stored = new Map();
  for (const callback of callbacks) callback({ observe: (value, attributes = {}) => store(series, value, attributes) });
  for (const callback of batches) {
    callback({ observe: (one, value, attributes = {}) => one === observable && store(series, value, attributes) });
  }
  return [...series.values()];
}

export function createMemoryMeter(): MemoryMeter {
  const stored = new Map<string, Stored>();
  const observed = new Map<string, Observed>();
  const seriesOf = (name: string): Stored => stored.get(name) ?? new Map();
  const record =
    (name: string) =>
    (value: number, attributes: Attributes = {}) => {
      const series = seriesOf(name);
      stored.set(name, series);
      store(series, value, attributes);
    };
  const adder = (name: string) => ({ add: record(name) });
  const recorder = (name: string) => ({ record: record(name) });
  const observable = (name: string): Observable => {
    const one = observed.get(name) ?? createObserved();
    observed.set(name, one);
    return one.observable;
  };
  const batchesOf = (observables: readonly Observable[]) =>
    [...observed.values()].filter((one) => observables.includes(one.observable)).map(({ batches }) => batches);
  return {
    meter: {
      createCounter: adder,
      createUpDownCounter: adder,
      createGauge: recorder,
      createHistogram: recorder,
      createObservableCounter: observable,
      createObservableUpDownCounter: observable,
      createObservableGauge: observable,
      addBatchObservableCallback(callback, observables) {
        for (const batches of batchesOf(observables)) batches.add(callback);
      },
      removeBatchObservableCallback(callback, observables) {
        for (const batches of batchesOf(observables)) batches.delete(callback);
      },
    },
    read(name) {
      const one = observed.get(name);
      return [...seriesOf(name).values(), ...(one === undefined ? [] : ask(one))];
    },
    clear: () => stored.clear(),
  };
}
