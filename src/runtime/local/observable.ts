import type { Attributes, BatchObservableCallback, HrTime, Observable, ObservableCallback } from "@opentelemetry/api";
import { cellOf, hash, type Storage } from "./storage.js";

type Single = { value: number };

/** By the hash of the attributes: the last value counts. */
type ObservedValues = ReadonlyMap<string, readonly [Attributes, number]>;

/** How an observed value enters the storage of its instrument. */
type Enter = (storage: Storage<Single>, attributes: Attributes, value: number, time: HrTime) => void;

/** An observable instrument whose callbacks the collection calls. */
export type LocalObservable = Observable & {
  /** Gives what the callbacks threw; one that takes longer than the timeout, in milliseconds, is skipped. */
  run(time: HrTime, timeout: number | undefined): Promise<readonly unknown[]>;
  /** Takes what a callback observed. */
  take(observed: ObservedValues, time: HrTime): void;
};

export const enterGauge: Enter = (storage, attributes, value, time) => {
  cellOf(storage, attributes, time).current = { value };
};

/** ObservedValues sums are totals: what counts for the interval is the difference to the total before. */
export function enterSum(monotonic: boolean): Enter {
  const totals = new Map<string, number>();
  return (storage, attributes, value, time) => {
    const key = hash(attributes);
    const before = totals.get(key);
    totals.set(key, value);
    const cell = cellOf(storage, attributes, time);
    if (monotonic && before !== undefined && before > value) {
      // The observed total was reset, and so is the sum.
      cell.start = time;
      cell.total = undefined;
      cell.current = { value };
      return;
    }
    cell.current ??= storage.aggregation.create();
    storage.aggregation.record(cell.current, value - (before ?? 0));
  };
}

async function within(timeout: number | undefined, answer: void | Promise<void>): Promise<void> {
  if (timeout === undefined) return answer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`an observable callback took longer than ${timeout} ms`)), timeout);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function runOne(callback: ObservableCallback, timeout: number | undefined): Promise<ObservedValues> {
  const observed = new Map<string, readonly [Attributes, number]>();
  const answer = callback({
    observe(value, attributes = {}) {
      observed.set(hash(attributes), [attributes, value]);
    },
  });
  await within(timeout, answer);
  return observed;
}

/** A callback that observes several instruments; what is thrown is the caller's. */
export async function runBatch(
  callback: BatchObservableCallback,
  time: HrTime,
  timeout: number | undefined,
): Promise<void> {
  const observed = new Map<LocalObservable, Map<string, readonly [Attributes, number]>>();
  const answer = callback({
    observe(observable, value, attributes = {}) {
      const values = observed.get(observable as LocalObservable) ?? new Map();
      observed.set(observable as LocalObservable, values.set(hash(attributes), [attributes, value]));
    },
  });
  await within(timeout, answer);
  for (const [observable, values] of observed) observable.take(values, time);
}

export function createLocalObservable(storage: Storage<Single>, enter: Enter): LocalObservable {
  const callbacks = new Set<ObservableCallback>();
  const take = (observed: ObservedValues, time: HrTime): void => {
    for (const [attributes, value] of observed.values()) enter(storage, attributes, value, time);
  };
  return {
    take,
    addCallback(callback) {
      callbacks.add(callback);
    },
    removeCallback(callback) {
      callbacks.delete(callback);
    },
    async run(time, timeout) {
      const results = await Promise.allSettled([...callbacks].map((callback) => runOne(callback, timeout)));
      return results.flatMap((result) => {
        if (result.status === "rejected") return [result.reason];
        take(result.value, time);
        return [];
      });
    },
  };
}
