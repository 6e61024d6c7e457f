import type { Meter } from "@opentelemetry/api";
import type { Clock } from "../catalog/state.js";
import { flush } from "./flush.js";

/** Where a process holds the clocks of Meters, for every copy of this module, however often it is loaded again. */
const key: unique symbol = Symbol.for("meterbook.clocks.1") as never;

const host = globalThis as { [key]?: WeakMap<Meter, Clock> };

/** The clock of a Meter, which all recorders on it share and which ends with it; undefined when the Meter does nothing. */
export function clockOf(meter: Meter): Clock | undefined {
  host[key] ??= new WeakMap();
  const found = host[key].get(meter);
  if (found) return found;
  // The instrument behind which the flush hides; it is never observed.
  const create = () => meter.createObservableGauge("meterbook.flush");
  const hook = create();
  // A no-op Meter hands out one constant again and again, which holds nothing.
  if (create() === hook && !Object.keys(hook)[0]) return undefined;
  const clock: Clock = { interval: 0, busy: new Set() };
  // A flush, after which a new interval begins. Of the instrument, as not every Meter has callbacks of its own.
  hook.addCallback(() => {
    try {
      for (const state of clock.busy) {
        // The Meter holds recorders only as long as they have something for it; others are let go with their module.
        if (state.dirty.size === 0) clock.busy.delete(state);
        flush(state);
        state.liveness?.dropUnused(state);
      }
    } finally {
      clock.interval++;
    }
  });
  host[key].set(meter, clock);
  return clock;
}
