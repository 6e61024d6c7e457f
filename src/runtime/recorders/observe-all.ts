import type { BatchObservableResult } from "@opentelemetry/api";
import type { Metric } from "../catalog/definition.js";
import { createObservable } from "../series/instrument.js";
import { attach, createObserve, type ObservableCallback, type Observe } from "./observe.js";
import type { Handle } from "../catalog/state.js";

/**
 * Has the callback called once in each collection, and what it observes recorded under several metrics: the new name of
 * a metric and the old ones. Returns what stops it.
 */
export function observeAll<Attributes>(
  handle: Handle,
  metrics: readonly Metric[],
  callback: ObservableCallback<Attributes>,
): () => void {
  return attach(handle, (meter) => {
    const targets = metrics.map((metric) => ({ metric, observable: createObservable(meter, metric) }));
    const observables = targets.map(({ observable }) => observable);
    const run = (result: BatchObservableResult): void | Promise<void> => {
      const observers = targets.map(({ metric, observable }) =>
        createObserve(handle, metric, (value, attributes) => result.observe(observable, value, attributes)),
      );
      return (callback as (observe: Observe) => void | Promise<void>)((value, attributes) => {
        for (const observe of observers) observe(value, attributes);
      });
    };
    meter.addBatchObservableCallback(run, observables);
    return () => meter.removeBatchObservableCallback(run, observables);
  });
}
