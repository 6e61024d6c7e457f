import type { Attributes, Meter } from "@opentelemetry/api";
import type { Catalog } from "./catalog.js";
import type { Metric } from "./definition.js";
import type { RecorderOptions, ReportChannel } from "./recorder-state.js";
import type { InvalidMeasurement, InvalidPolicy } from "./invalid.js";

/**
 * Where a handle keeps its state: no metric name collides with it, and completion does not show it. Copies of this package
 * find it with each other, as long as the state of both is of one version.
 */
export const internals: unique symbol = Symbol.for("meterbook.internals.1") as never;

export type Scalar = string | number | boolean;

/** Frozen; of equal arrays there is one, so that it is compared by identity. */
export type ArrayValue = readonly Scalar[];

export type AttributeValue = Scalar | ArrayValue | undefined;

export type SeriesAttributes = Readonly<Attributes>;

/** What users hold: recorders with one context. */
export interface Handle {
  [internals]: Context;
}

/** One combination of context values, shared by all handles that were given it. */
export interface Context {
  readonly state: RecorderState;
  readonly values: readonly AttributeValue[];
  readonly attributes: SeriesAttributes;
  /**
   * By slot, then by place: a tree with a level for each attribute of the metric without a place, and series as leaves.
   * The recorders' `unused` tables as long as nothing was recorded.
   */
  tables: (unknown[] | undefined)[];
  series: Series[];
  /** The interval in which it was used last. */
  interval: number;
  /** Is given the metric of a look-up that found nothing, in place of its series being created. */
  readonly capture: ((metric: Metric) => void) | undefined;
}

/** One combination of attribute values of a metric, with what is not yet pushed to the Meter. */
export interface Series {
  readonly metric: Metric;
  readonly metricState: MetricState;
  readonly context: Context;
  /** Frozen, context included. */
  readonly attributes: SeriesAttributes;
  /** Sum since the last collection; of a gauge, the last value. Always stored as a double. */
  sum: number;
  /** How much of `sum` the Meter has seen since the last collection. */
  pushed: number;
  dirty: boolean;
  /** Whether it was dropped with its context. */
  gone: boolean;
  /** Order of the last record, which decides between gauges that a View merges. */
  order: number;
  /** The interval between collections in which the Meter saw it last. */
  interval: number;
  /** What a producer holds of it, so that no value pays for finding that. */
  held: unknown;
}

/** What all series of a metric share. */
export interface MetricState {
  readonly metric: Metric;
  /** Whether it is recorded at all, as its catalog or the option `metrics` says. */
  on: boolean;
  /** Undefined as long as it is recorded; then what to report of each measurement, empty for nothing. */
  readonly expired: string | undefined;
  /** Series in live contexts. */
  count: number;
  /**
   * Whether a reader may export a series for ever once the Meter has seen it: such a series keeps its place in the budget.
   * Undefined until somebody asks.
   */
  lasting: boolean | undefined;
  overflow: Series | undefined;
  /** Different values seen, by position; only for attributes with a budget of values. */
  readonly seen: (Set<AttributeValue> | undefined)[];
  /** Undefined while unbound. */
  forward: Forward | undefined;
}

/** What takes a value for an instrument. */
export type Forward = (value: number, attributes: SeriesAttributes, series: Series) => void;

/** An instrument of a producer has a `Forward` of its own, under a name that copies of this module share. */
export type Direct = { readonly _meterbook?: Forward };

/** Has a callback called by a Meter in place of the one before; without a Meter, by none. */
export type Observer = (meter?: Meter) => void;

interface Binding {
  readonly meter: Meter;
  readonly immediate: boolean | readonly string[] | undefined;
}

/** Which contexts hold series, of recorders that may have several. Other recorders have one, which always does. */
export type Liveness = {
  readonly findLive: (handle: Handle, isMade: boolean) => Context | undefined;
  readonly dropUnused: (state: RecorderState) => void;
};

/** The intervals between collections of a Meter. */
export interface Clock {
  interval: number;
  /** Recorders that may have something to push or to drop at the next collection. */
  readonly busy: Set<RecorderState>;
}

/** A value of a histogram; without one, a series that has added up. */
export type Measurement = readonly [series: Series, value?: number];

/** Everything that the handles of one `createRecorders` share. */
export interface RecorderState {
  readonly catalog: Catalog;
  readonly options: RecorderOptions;
  readonly metricStates: readonly MetricState[];
  readonly unused: undefined[];
  readonly policy: InvalidPolicy;
  readonly report: ReportChannel;
  readonly warned: Set<string>;
  /** Undefined without common attributes. */
  liveness: Liveness | undefined;
  /** A tree over the values of contexts, with a handle of each live one as leaf. */
  contexts: unknown;
  /** The handles in that tree. */
  readonly live: Set<Handle>;
  /** A context without attributes, for the overflow series and for `meterbook.invalid`. */
  bare: Context;
  readonly observers: Set<Observer>;
  dirty: Set<Series>;
  /** Measurements that waited for a Meter, up to those that are counted. */
  waiting: number;
  /** Histogram values recorded while unbound. */
  queue: Measurement[];
  binding: Binding | undefined;
  /** Called for every invalid measurement, whatever the policy. */
  watch: ((invalid: InvalidMeasurement) => void) | undefined;
  /** What the policy `throw` threw last: recorders let it pass. */
  thrown: unknown;
  /** That of the Meter, or one that stands while unbound. */
  clock: Clock;
  /** The interval in which unused contexts were dropped last. */
  swept: number | undefined;
  order: number;
}
