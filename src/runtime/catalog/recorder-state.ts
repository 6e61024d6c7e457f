import type { Catalog } from "./catalog.js";
import { warn } from "./warn.js";
import type { Moment } from "./expiry.js";
import type { InvalidPolicy } from "./invalid.js";
import type { Context, RecorderState } from "./state.js";
import { applySwitches, type MetricSwitches } from "./switches.js";

/** What recorders do about measurements that do not fit, and which metrics they record. */
export type RecorderOptions = Moment & {
  /** What to do about measurements that do not fit the catalog. Default: `throw` when NODE_ENV is `test`, else `warn`. */
  readonly onInvalid?: InvalidPolicy;
  /** Which metrics are recorded, where the catalog has it otherwise: `{ "shop.debug.*": true, "shop.noisy": false }`. */
  readonly metrics?: MetricSwitches;
  /** Where warnings go. Default `stderr`. */
  readonly report?: ReportChannel;
};

/**
 * `stderr`: the console's standard error, as one line each. `diag`: OpenTelemetry's diag logger, which is silent unless
 * the program sets one. `none`: nowhere. A function is given each line; what it throws is ignored.
 */
export type ReportChannel = "stderr" | "diag" | "none" | ((line: string) => void);

function defaultPolicy(): InvalidPolicy {
  // Browsers have no process, unless the bundler puts the value in; some hosts have one without env.
  return typeof process !== "undefined" && process.env?.["NODE_ENV"] === "test" ? "throw" : "warn";
}

/** A context that is not live, in which nothing was recorded. All have the same fields in the same order. */
export function contextOf(
  state: RecorderState,
  values: Context["values"],
  attributes: Context["attributes"],
  capture?: Context["capture"],
): Context {
  return { state, values, attributes, tables: state.unused, series: [], interval: state.clock.interval, capture };
}

export function createRecorderState(catalog: Catalog, options: RecorderOptions = {}): RecorderState {
  const { onInvalid = defaultPolicy(), report = "stderr" } = options;
  const state = {
    catalog,
    options,
    metricStates: catalog.metrics.map((metric) => ({
      metric,
      on: metric.enabled,
      expired: metric.expiry?.(options),
      count: 0,
      seen: [],
    })),
    unused: catalog.metrics.map(() => undefined),
    policy: onInvalid,
    report,
    waiting: 0,
    warned: new Set(),
    live: new Set(),
    observers: new Set(),
    dirty: new Set(),
    queue: [],
    clock: { interval: 0, busy: new Set() },
    order: 0,
  } as unknown as RecorderState;
  state.bare = contextOf(state, [], {});
  state.bare.tables = [...state.unused];
  if ((catalog.contract as number) > 1) warn(state, "old", "update @meterbook/runtime");
  applySwitches(state, options.metrics);
  return state;
}
