import type { Meter, ObservableGauge } from "@opentelemetry/api";
import type { Clock, RecorderState } from "../catalog/state.js";
import { dropUnused } from "../series/live-contexts.js";
import { flush } from "./flush.js";

/** One for all recorders on a Meter, however often a module that makes them is loaded again. */
type MeterClock = Clock & {
  readonly hook: ObservableGauge;
  readonly collect: () => void;
  /** Recorders that are bound. */
  members: number;
};

/** Where a Meter holds its clock, for every copy of this module. */
const key: unique symbol = Symbol.for("meterbook.clock.1") as never;

/** What happens when a reader collects: a flush, after which a new interval begins. */
function collect(clock: Clock): void {
  try {
    for (const state of clock.busy) {
      // The Meter holds recorders only as long as they have something for it; others are let go with their module.
      if (state.dirty.size === 0) clock.busy.delete(state);
      flush(state);
      dropUnused(state);
    }
  } finally {
    clock.interval++;
  }
}

/** Joins the clock of a Meter; undefined when the Meter does nothing. */
export function enter(meter: Meter): Clock | undefined {
  const held = (meter as { [key]?: MeterClock })[key];
  if (held) {
    held.members++;
    return held;
  }
  // The instrument behind which the flush hides; it is never observed.
  const create = () => meter.createObservableGauge("meterbook.flush");
  const hook = create();
  // A no-op Meter hands out one constant again and again, which holds nothing.
  if (create() === hook && !Object.keys(hook)[0]) return undefined;
  const clock: MeterClock = { interval: 0, busy: new Set(), members: 1, hook, collect: () => collect(clock) };
  // Of the instrument, not of the Meter: not every Meter has callbacks of its own.
  hook.addCallback(clock.collect);
  // A Meter that takes no property has a callback for each of its recorders.
  Reflect.defineProperty(meter, key, { value: clock, configurable: true });
  return clock;
}

/** Leaves the clock of a Meter, which is released with the last one. */
export function leave(meter: Meter, state: RecorderState): void {
  const clock = state.clock as MeterClock;
  clock.busy.delete(state);
  if (--clock.members > 0) return;
  clock.hook.removeCallback(clock.collect);
  Reflect.deleteProperty(meter, key);
}
