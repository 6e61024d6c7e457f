import type { Catalog } from "./catalog.js";
import { warn } from "./warn.js";
import type { Moment } from "./expiry.js";
import type { InvalidPolicy } from "./invalid.js";
import type { RecorderState } from "./state.js";
import { applySwitches, type MetricSwitches } from "./switches.js";

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

export function createRecorderState(catalog: Catalog, options: RecorderOptions = {}): RecorderState {
  const { onInvalid = defaultPolicy(), report = "stderr" } = options;
  const unused = catalog.metrics.map(() => undefined);
  const state = {
    catalog,
    options,
    metricStates: catalog.metrics.map((metric) => ({
      metric,
      on: metric.enabled,
      expired: metric.expiry?.(options),
      count: 0,
      lasting: false,
      seen: [],
    })),
    unused,
    policy: onInvalid,
    report,
    waiting: 0,
    warned: new Set(),
    live: new Set(),
    observers: new Map(),
    dirty: new Set(),
    queue: [],
    clock: { interval: 0, busy: new Set() },
    swept: -1,
    order: 0,
  };
  const bare = { state, values: [], attributes: {}, tables: [...unused], series: [], interval: 0, capture: undefined };
  const whole = Object.assign(state, { bare }) as unknown as RecorderState;
  if ((catalog.contract as number) > 1)
    warn(whole, "old", "@meterbook/runtime is older than the generated code: update it");
  applySwitches(whole, options.metrics);
  return whole;
}
