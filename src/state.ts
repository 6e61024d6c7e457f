import type { Counter, Gauge, Histogram, Meter, ObservableGauge } from "@opentelemetry/api";
import type { Catalog } from "./catalog.js";
import type { Metric } from "./definition.js";
import type { InvalidMeasurement, InvalidPolicy } from "./invalid.js";

/** Where a handle keeps its state: no metric name collides with it, and completion does not show it. */
export const internals: unique symbol = Symbol("meterbook");

export type AttributeValue = string | number | boolean | undefined;

export type SeriesAttributes = { readonly [key: string]: string | number | boolean };

/** What users hold: recorders with one context. */
export interface Handle {
  [internals]: Context;
}

/** Nested maps, one level for each attribute of the metric, with a series at the end. */
export type Table = Map<AttributeValue, Table> | Series | undefined;

/** One combination of context values, shared by all handles that were given it. */
export interface Context {
  readonly ledger: Ledger;
  readonly values: readonly AttributeValue[];
  readonly attributes: SeriesAttributes;
  /** By slot; the ledger's `unused` tables as long as nothing was recorded. */
  tables: Table[];
  readonly series: Series[];
  /** The epoch in which it was used last. */
  epoch: number;
}

/** One combination of attribute values of a metric, with what is not yet pushed to the Meter. */
export interface Series {
  readonly metric: Metric;
  readonly state: MetricState;
  readonly context: Context;
  /** Frozen, context included. */
  readonly attributes: SeriesAttributes;
  /** Sum since the last collection; of a gauge, the last value. Always stored as a double. */
  sum: number;
  /** How much of `sum` the Meter has seen since the last collection. */
  pushed: number;
  dirty: boolean;
  /** Order of the last record, which decides between gauges that a View merges. */
  order: number;
  /** The interval between collections in which the Meter saw it last. */
  interval: number;
  /** Holds `_other` in place of values that the budget had no room for. */
  readonly substitute: boolean;
}

/** What all series of a metric share. */
export interface MetricState {
  readonly metric: Metric;
  /** Series within the budget. */
  count: number;
  /** Series with `_other`, which have a small budget of their own. */
  substitutes: number;
  overflow: Series | undefined;
  /** Different values seen, by position; only for attributes with a budget of values. */
  readonly seen: (Set<AttributeValue> | undefined)[];
  instrument: Instrument | undefined;
  immediate: boolean;
}

/** The methods of all synchronous instruments; each kind has the one that its series call. */
export type Instrument = Pick<Counter, "add"> & Pick<Gauge & Histogram, "record">;

/** A callback for an observable metric, which outlives the Meters that call it. */
export interface Observer {
  readonly start: (meter: Meter) => () => void;
  stop: (() => void) | undefined;
}

export interface Binding {
  readonly meter: Meter;
  readonly hook: ObservableGauge;
  readonly collect: () => void;
  readonly immediate: boolean | readonly string[];
}

export interface Measurement {
  readonly series: Series;
  readonly value: number;
}

/** Everything that the handles of one `createRecorders` share. */
export interface Ledger {
  readonly catalog: Catalog;
  readonly states: readonly MetricState[];
  readonly unused: Table[];
  readonly policy: InvalidPolicy;
  readonly warned: Set<string>;
  /** Source of a pattern to the expression, compiled when first needed. */
  readonly patterns: Map<string, RegExp>;
  /** Nested maps over the values of a context, with a handle of each live one at the end. */
  readonly contexts: Map<AttributeValue, unknown>;
  /** The handles in those maps, except the one that `createRecorders` made, which is live for ever. */
  readonly live: Set<Handle>;
  /** A context without attributes, for the overflow series and for `meterbook.invalid`. */
  bare: Context | undefined;
  readonly observers: Set<Observer>;
  dirty: Series[];
  /** Histogram values recorded while unbound. */
  queue: Measurement[];
  binding: Binding | undefined;
  watch: ((invalid: InvalidMeasurement) => void) | undefined;
  epoch: number;
  interval: number;
  order: number;
}
