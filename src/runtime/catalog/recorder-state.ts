import type { Catalog } from "./catalog.js";
import type { Moment } from "./expiry.js";
import type { InvalidPolicy } from "./invalid.js";
import type { RecorderState } from "./state.js";

export type RecorderOptions = Moment & {
  /** What to do about measurements that do not fit the catalog. Default: `throw` when NODE_ENV is `test`, else `warn`. */
  readonly onInvalid?: InvalidPolicy;
};

function defaultPolicy(): InvalidPolicy {
  // Browsers have no process, unless the bundler puts the value in.
  return typeof process !== "undefined" && process.env["NODE_ENV"] === "test" ? "throw" : "warn";
}

export function createRecorderState(catalog: Catalog, options: RecorderOptions = {}): RecorderState {
  const unused = catalog.metrics.map(() => undefined);
  const state = {
    catalog,
    metricStates: catalog.metrics.map((metric) => ({
      metric,
      expired: metric.expiry?.(options),
      count: 0,
      seen: [],
      overflow: undefined,
      forward: undefined,
    })),
    unused,
    policy: options.onInvalid ?? defaultPolicy(),
    warned: new Set(),
    live: new Set(),
    observers: new Map(),
    dirty: [],
    queue: [],
    epoch: 0,
    interval: 0,
    order: 0,
  };
  const bare = { state, values: [], attributes: {}, tables: [...unused], series: [], epoch: 0 };
  return Object.assign(state, { bare }) as unknown as RecorderState;
}
