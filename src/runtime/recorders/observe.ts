import type { ObservableResult } from "@opentelemetry/api";
import { accepts } from "../measurement/accumulate.js";
import { resolveSeries, reportFailure } from "../measurement/resolve-series.js";
import type { Metric } from "../catalog/definition.js";
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

export type Observe = (value: number, attributes?: object) => void;

/** What one run of a callback calls. Values that a budget puts into one series are added up, except those of gauges. */
export function createObserve(handle: Handle, metric: Metric, forward: Forward): Observe {
  const totals = new Map<Series, number>();
  const additive = metric.kind !== "ObservableGauge";
  return (value, attributes = {}) => {
    try {
      const values = metric.attributes.map(({ key }): AttributeValue => Reflect.get(attributes, key));
      const found = findMany(handle, metric, values);
      const series = found ?? resolveSeries(handle, metric, attributes);
      if (!series || !accepts(series, value)) return;
      const total = additive && !found ? value + (totals.get(series) ?? 0) : value;
      totals.set(series, total);
      series.context.epoch = series.context.ledger.epoch;
      forward(total, series.attributes);
    } catch (error) {
      reportFailure(handle, metric, error);
    }
  };
}

/** Has a Meter observed, whichever is bound. Returns what stops it. */
export function attach(handle: Handle, observer: Observer): () => void {
  const { binding, observers } = handle[internals].ledger;
  observers.set(observer, binding && observer(binding.meter));
  return () => {
    observers.get(observer)?.();
    observers.delete(observer);
  };
}

/** Has the callback called in each collection, with the context of the handle. Returns what stops it. */
export function observe<Attributes>(
  handle: Handle,
  metric: Metric,
  callback: ObservableCallback<Attributes>,
): () => void {
  return attach(handle, (meter) => {
    const observable = createObservable(meter, metric);
    const run = (result: ObservableResult): void | Promise<void> => {
      const observe = createObserve(handle, metric, (value, attributes) => result.observe(value, attributes));
      return (callback as (observe: Observe) => void | Promise<void>)(observe);
    };
    observable.addCallback(run);
    return () => observable.removeCallback(run);
  });
}
