import type { BatchObservableResult, Meter, ObservableResult } from "@opentelemetry/api";
import { accepts } from "../measurement/accumulate.js";
import { resolveSeries, reportFailure } from "../measurement/resolve-series.js";
import type { Metric } from "../catalog/definition.js";
import { flush } from "./flush.js";
import { findMany } from "../series/find.js";
import { createObservable } from "../series/instrument.js";
import {
  type AttributeValue,
  type Forward,
  type Handle,
  internals,
  type Observer,
  type Series,
} from "../catalog/state.js";

/** Observes the values of the moment; called once in each collection. */
export type ObservableCallback<Attributes> = (
  observe: [keyof Attributes] extends [never]
    ? (value: number) => void
    : (value: number, attributes: Attributes) => void,
) => void | Promise<void>;

type Values = { readonly [key: string]: AttributeValue };
type Observe = (value: number, attributes?: object) => void;

/**
 * What one run of a callback calls. Of equal attributes the last value counts. Values of different attributes that a
 * budget puts into one series are added up, except those of gauges.
 */
function createObserve(handle: Handle, metric: Metric, forward: Forward): Observe {
  const totals = new Map<Series | string, number>();
  const additive = metric.kind !== "ObservableGauge";
  return (value, attributes = {}) => {
    try {
      const values = metric.attributes.map(({ key }) => (attributes as Values)[key]);
      const series = findMany(handle, metric, values) ?? resolveSeries(handle, metric, attributes);
      if (!series || !accepts(series, value)) return;
      const key = JSON.stringify(values);
      // Taken off first: where nothing else went into the series, what is left is exactly zero.
      const others = additive ? (totals.get(series) ?? 0) - (totals.get(key) ?? 0) : 0;
      const total = others + value;
      totals.set(series, total).set(key, value);
      series.context.interval = series.context.state.clock.interval;
      forward(total, series.attributes, series);
    } catch (error) {
      reportFailure(handle, metric, error);
    }
  };
}

/** What is recorded during a callback, or until it answers, belongs to the same collection, which waits for it. */
function thenFlush(handle: Handle, answer: void | Promise<void>): void | Promise<void> {
  const { state } = handle[internals];
  if (answer?.then) return Promise.resolve(answer).finally(() => flush(state));
  flush(state);
}

/** Has a Meter observed, whichever is bound. Returns what stops it. */
function attach(handle: Handle, observe: (meter: Meter) => () => void): () => void {
  const { binding, observers } = handle[internals].state;
  let stop: (() => void) | undefined;
  const follow: Observer = (meter) => {
    stop?.();
    stop = meter && observe(meter);
  };
  observers.add(follow);
  follow(binding?.meter);
  return () => {
    follow();
    observers.delete(follow);
  };
}

/** Whether the metric is on; a callback would be asked in vain for others. */
function isOn(handle: Handle, { slot }: Metric): boolean | undefined {
  return handle[internals].state.metricStates[slot]?.on;
}

/** Has the callback called in each collection, with the context of the handle. Returns what stops it. */
export function observe<Attributes>(
  handle: Handle,
  metric: Metric,
  callback: ObservableCallback<Attributes>,
): () => void {
  if (!isOn(handle, metric)) return () => undefined;
  return attach(handle, (meter) => {
    const observable = createObservable(meter, metric, handle[internals].state);
    const run = (result: ObservableResult): void | Promise<void> => {
      const observe = createObserve(handle, metric, (value, attributes) => result.observe(value, attributes));
      return thenFlush(handle, (callback as (observe: Observe) => void | Promise<void>)(observe));
    };
    observable.addCallback(run);
    return () => observable.removeCallback(run);
  });
}

/**
 * Has the callback called once in each collection, and what it observes recorded under several metrics: the new name of
 * a metric and the old ones. Returns what stops it.
 */
export function observeAll<Attributes>(
  handle: Handle,
  names: readonly Metric[],
  callback: ObservableCallback<Attributes>,
): () => void {
  const metrics = names.filter((metric) => isOn(handle, metric));
  if (metrics.length === 0) return () => undefined;
  return attach(handle, (meter) => {
    const targets = metrics.map((metric) => ({
      metric,
      observable: createObservable(meter, metric, handle[internals].state),
    }));
    const observables = targets.map(({ observable }) => observable);
    const run = (result: BatchObservableResult): void | Promise<void> => {
      const observers = targets.map(({ metric, observable }) =>
        createObserve(handle, metric, (value, attributes) => result.observe(observable, value, attributes)),
      );
      const answer = (callback as (observe: Observe) => void | Promise<void>)((value, attributes) => {
        for (const observe of observers) observe(value, attributes);
      });
      return thenFlush(handle, answer);
    };
    meter.addBatchObservableCallback(run, observables);
    return () => meter.removeBatchObservableCallback(run, observables);
  });
}
