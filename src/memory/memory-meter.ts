import type { Attributes, Meter, Observable, ObservableCallback } from "@opentelemetry/api";

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

/** Callbacks are asked at each reading, so that only the last answers count. */
function ask(callbacks: ReadonlySet<ObservableCallback>): readonly MemorySeries[] {
  const series: Stored = new Map();
  for (const callback of callbacks) callback({ observe: (value, attributes = {}) => store(series, value, attributes) });
  return [...series.values()];
}

export function createMemoryMeter(): MemoryMeter {
  const stored = new Map<string, Stored>();
  const callbacks = new Map<string, Set<ObservableCallback>>();
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
    const known = callbacks.get(name) ?? new Set();
    callbacks.set(name, known);
    return {
      addCallback: (callback) => void known.add(callback),
      removeCallback: (callback) => void known.delete(callback),
    };
  };
  return {
    meter: {
      createCounter: adder,
      createUpDownCounter: adder,
      createGauge: recorder,
      createHistogram: recorder,
      createObservableCounter: observable,
      createObservableUpDownCounter: observable,
      createObservableGauge: observable,
      // The flush of recorders, which has nothing to do where each call arrives at once.
      addBatchObservableCallback() {},
      removeBatchObservableCallback() {},
    },
    read: (name) => [...seriesOf(name).values(), ...ask(callbacks.get(name) ?? new Set())],
    clear: () => stored.clear(),
  };
}
