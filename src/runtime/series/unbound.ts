import type { RecorderState } from "../catalog/state.js";
import { warn } from "../catalog/warn.js";

/** Measurements after which recorders that nobody bound are reported. */
const patience = 1000;

/** Where a process holds, by catalog, recorders that wait for a Meter. */
const key: unique symbol = Symbol.for("meterbook.unbound.1") as never;

const host = globalThis as { [key]?: Map<string, RecorderState> };

function report(state: RecorderState): void {
  const { catalog, waiting } = state;
  const text = `recorders of "${catalog.name}" are not bound after ${waiting} calls: call bind(meter)`;
  warn(state, "unbound", text);
}

/** Reports at the end of a process what still waits then; a host without processes does without. */
function watchExit(state: RecorderState): void {
  if (!host[key]) {
    host[key] = new Map();
    if (typeof process !== "undefined") process.once?.("exit", () => host[key]?.forEach(report));
  }
  host[key].set(state.catalog.name, state);
}

/** Counts a measurement that waits for a Meter; whether the next one has to be counted, too. */
export function countUnbound(state: RecorderState): boolean {
  if (++state.waiting === 1) watchExit(state);
  if (state.waiting === patience) report(state);
  return state.waiting < patience;
}

/** Recorders have a Meter. */
export function forgetUnbound(state: RecorderState): void {
  state.waiting = 0;
  host[key]?.delete(state.catalog.name);
}
