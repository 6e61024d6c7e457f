import type { Attributes, Meter } from "@opentelemetry/api";
import { createMemoryObservables } from "./observables.js";
import { noteInRun } from "./test-run.js";
import { type MemorySeries, type Stored, store } from "./stored.js";

/** A Meter that keeps every value. */
type MemoryMeter = {
  readonly meter: Meter;
  /** The series of a metric; observable ones are asked now. */
  read(name: string): readonly MemorySeries[];
  clear(): void;
};

export function createMemoryMeter(): MemoryMeter {
  const stored = new Map<string, Stored>();
  const observed = createMemoryObservables();
  const seriesOf = (name: string): Stored => stored.get(name) ?? new Map();
  const record =
    (name: string) =>
    (value: number, attributes: Attributes = {}) => {
      const series = seriesOf(name);
      stored.set(name, series);
      noteInRun({ metric: name, attributes });
      store(series, value, attributes);
    };
  const adder = (name: string) => ({ add: record(name) });
  const recorder = (name: string) => ({ record: record(name) });
  const { create, addBatchObservableCallback, removeBatchObservableCallback } = observed;
  return {
    meter: {
      createCounter: adder,
      createUpDownCounter: adder,
      createGauge: recorder,
      createHistogram: recorder,
      createObservableCounter: create,
      createObservableUpDownCounter: create,
      createObservableGauge: create,
      addBatchObservableCallback,
      removeBatchObservableCallback,
    },
    read(name) {
      const asked = observed.ask(name);
      for (const { attributes } of asked) noteInRun({ metric: name, attributes });
      return [...seriesOf(name).values(), ...asked];
    },
    clear: () => stored.clear(),
  };
}
