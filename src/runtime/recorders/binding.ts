import type { Meter, MeterOptions, MeterProvider } from "@opentelemetry/api";
import { flush } from "./flush.js";
import type { RecorderState } from "../catalog/state.js";
import { clockOf } from "./meter-clock.js";
import { warn } from "../catalog/warn.js";
import { forgetUnbound } from "../series/unbound.js";

/** How calls reach the Meter. */
export type BindOptions = {
  /**
   * Forwards each call to the Meter at once instead of adding up; if names of metrics are given, only theirs. For
   * exemplars, for Meters that run no callbacks, and for Views that give a sum or a gauge another aggregation.
   */
  readonly immediate?: boolean | readonly string[];
};

/** Flushes what is left, and releases the Meter. */
export function unbind(state: RecorderState): void {
  const { binding, observers, metricStates, clock } = state;
  if (!binding) return;
  flush(state);
  clock.busy.delete(state);
  for (const follow of observers) follow();
  for (const metricState of metricStates) {
    metricState.forward = undefined;
    metricState.lasting = undefined;
  }
  state.binding = undefined;
  // Whatever Meter comes next has seen no series in the interval before.
  state.clock = { interval: clock.interval + 2, busy: new Set() };
}

/**
 * Shows the Meter everything recorded so far, and from now on what is recorded until each collection. Of a provider, it
 * is the Meter of the catalog's instrumentation scope.
 * A Meter bound before is flushed and released; the same one with the same options is left as it is.
 */
export function bind(state: RecorderState, target: Meter | MeterProvider, { immediate }: BindOptions = {}): void {
  const { binding, catalog } = state;
  const { name, version, schemaUrl } = catalog;
  const meter = "getMeter" in target ? target.getMeter(name, version, { schemaUrl } as MeterOptions) : target;
  if (binding?.meter === meter && binding.immediate === immediate) return;
  const clock = clockOf(meter);
  if (!clock) {
    warn(state, "noop", "this copy of the API has no MeterProvider");
    return;
  }
  forgetUnbound(state);
  unbind(state);
  clock.interval = Math.max(clock.interval, state.clock.interval);
  state.clock = clock;
  state.binding = { meter, immediate };
  for (const follow of state.observers) follow(meter);
  flush(state);
}
