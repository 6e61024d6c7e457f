import type { Meter, MeterOptions, MeterProvider } from "@opentelemetry/api";
import { flush } from "./flush.js";
import type { RecorderState } from "../catalog/state.js";
import { enter, leave } from "./meter-clock.js";
import { warn } from "../catalog/warn.js";
import { forgetUnbound } from "../series/unbound.js";
import { isLasting } from "../series/temporality.js";

export type BindOptions = {
  /**
   * Forwards each call to the Meter at once instead of adding up; if names of metrics are given, only theirs. For
   * exemplars, for Meters that run no callbacks, and for Views that give a sum or a gauge another aggregation.
   */
  readonly immediate?: boolean | readonly string[];
};

const noopWarning = "the Meter does nothing: register a MeterProvider first, with one copy of the API";

/** A Meter as it is; of a provider, the one of the catalog's instrumentation scope. */
export function meterOf({ catalog }: RecorderState, target: Meter | MeterProvider): Meter {
  const { name, version, schemaUrl } = catalog;
  return "getMeter" in target ? target.getMeter(name, version, { schemaUrl } as MeterOptions) : target;
}

/** Flushes what is left, and releases the Meter. */
export function unbind(state: RecorderState): void {
  const { binding, observers, metricStates, clock } = state;
  if (!binding) return;
  flush(state);
  leave(binding.meter, state);
  for (const stop of observers.values()) stop?.();
  for (const metricState of metricStates) {
    metricState.forward = undefined;
    metricState.lasting = false;
  }
  state.binding = undefined;
  // Whatever Meter comes next has seen no series in the interval before.
  state.clock = { interval: clock.interval + 2, busy: new Set() };
}

/**
 * Shows the Meter everything recorded so far, and from now on what is recorded until each collection.
 * A Meter bound before is flushed and released; the same one with the same options is left as it is.
 */
export function bind(state: RecorderState, meter: Meter, { immediate = false }: BindOptions = {}): void {
  const { binding } = state;
  if (binding?.meter === meter && binding.immediate === immediate) return;
  const clock = enter(meter);
  if (!clock) {
    warn(state, "noop", noopWarning);
    return;
  }
  forgetUnbound(state);
  unbind(state);
  clock.interval = Math.max(clock.interval, state.clock.interval);
  state.clock = clock;
  state.binding = { meter, immediate };
  for (const metricState of state.metricStates) metricState.lasting = isLasting(meter, metricState.metric.kind);
  for (const observer of state.observers.keys()) state.observers.set(observer, observer(meter));
  flush(state);
}
