import { diag, type Meter, type ObservableGauge } from "@opentelemetry/api";
import { collect, flush } from "./flush.js";
import type { RecorderState } from "../catalog/state.js";

export type BindOptions = {
  /**
   * Forwards each call to the Meter at once instead of adding up; if names of metrics are given, only theirs. For
   * exemplars, for Meters that run no callbacks, and for Views that give a sum or a gauge another aggregation.
   */
  readonly immediate?: boolean | readonly string[];
};

const noopWarning =
  "meterbook: the recorders stay unbound, the Meter does nothing: " +
  "either no MeterProvider was registered before getMeter, or there are two copies of @opentelemetry/api";

/** The instrument behind which the flush hides; it is never observed. Undefined when the Meter does nothing. */
function createHook(meter: Meter): ObservableGauge | undefined {
  const hook = meter.createObservableGauge("meterbook.flush");
  // A no-op Meter hands out one constant again and again, which holds nothing.
  const isNoop = meter.createObservableGauge("meterbook.flush") === hook && Object.keys(hook).length === 0;
  return isNoop ? undefined : hook;
}

/** Flushes what is left, and releases the Meter. */
export function unbind(state: RecorderState): void {
  const { binding, observers, metricStates } = state;
  if (!binding) return;
  flush(state);
  binding.meter.removeBatchObservableCallback(binding.collect, [binding.hook]);
  for (const stop of observers.values()) stop?.();
  for (const metricState of metricStates) metricState.forward = undefined;
  state.binding = undefined;
  // Whatever Meter comes next has seen no series in the interval before.
  state.interval += 2;
}

/**
 * Shows the Meter everything recorded so far, and from now on what is recorded until each collection.
 * A Meter bound before is flushed and released; the same one with the same options is left as it is.
 */
export function bind(state: RecorderState, meter: Meter, { immediate = false }: BindOptions = {}): void {
  if (state.binding?.meter === meter && state.binding.immediate === immediate) return;
  const hook = createHook(meter);
  if (!hook) {
    diag.warn(noopWarning);
    return;
  }
  unbind(state);
  const binding = { meter, hook, immediate, collect: () => collect(state) };
  meter.addBatchObservableCallback(binding.collect, [hook]);
  state.binding = binding;
  for (const observer of state.observers.keys()) state.observers.set(observer, observer(meter));
  flush(state);
}
