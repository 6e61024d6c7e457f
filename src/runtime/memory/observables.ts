import type { Attributes, BatchObservableCallback, Meter, Observable, ObservableCallback } from "@opentelemetry/api";
import { keyOf, type MemorySeries } from "./stored.js";

/** An observable instrument by its name, with who is asked for it. */
type MemoryObservable = {
  readonly observable: Observable;
  readonly callbacks: Set<ObservableCallback>;
  readonly batches: Set<BatchObservableCallback>;
};

/** The observable instruments of a Meter, which are asked when somebody reads. */
type MemoryObservables = Pick<Meter, "addBatchObservableCallback" | "removeBatchObservableCallback"> & {
  create(name: string): Observable;
  ask(name: string): readonly MemorySeries[];
};

function createMemoryObservable(): MemoryObservable {
  const callbacks = new Set<ObservableCallback>();
  const observable: Observable = {
    addCallback: (callback) => void callbacks.add(callback),
    removeCallback: (callback) => void callbacks.delete(callback),
  };
  return { observable, callbacks, batches: new Set() };
}

/** Callbacks are asked at each reading; of what they observe with equal attributes the last value counts. */
function ask({ observable, callbacks, batches }: MemoryObservable): readonly MemorySeries[] {
  const series = new Map<string, MemorySeries>();
  const observe = (value: number, attributes: Attributes = {}): void => {
    series.set(keyOf(attributes), { attributes, values: [value] });
  };
  for (const callback of callbacks) callback({ observe });
  for (const callback of batches) {
    callback({ observe: (one, value, attributes) => one === observable && observe(value, attributes) });
  }
  return [...series.values()];
}

export function createMemoryObservables(): MemoryObservables {
  const byName = new Map<string, MemoryObservable>();
  const batchesOf = (observables: readonly Observable[]) =>
    [...byName.values()].filter(({ observable }) => observables.includes(observable)).map(({ batches }) => batches);
  return {
    create(name) {
      const one = byName.get(name) ?? createMemoryObservable();
      byName.set(name, one);
      return one.observable;
    },
    addBatchObservableCallback(callback, observables) {
      for (const batches of batchesOf(observables)) batches.add(callback);
    },
    removeBatchObservableCallback(callback, observables) {
      for (const batches of batchesOf(observables)) batches.delete(callback);
    },
    ask(name) {
      const one = byName.get(name);
      return one === undefined ? [] : ask(one);
    },
  };
}
