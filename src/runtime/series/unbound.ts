import type { RecorderState } from "../catalog/state.js";
import { warn } from "../catalog/warn.js";

/** Measurements after which recorders that nobody bound are reported. */
const patience = 1000;

/** Where a process holds, by catalog, recorders that wait for a Meter. */
const key: unique symbol = Symbol.for("meterbook.unbound.1") as never;

const host = globalThis as {
  [key]?: Map<string, RecorderState>;
  readonly process?: { once?(event: "exit", run: () => void): void };
};

function report(state: RecorderState): void {
  const { catalog, waiting } = state;
  warn(state, "unbound", `recorders of "${catalog.name}" have no Meter after ${waiting} calls: call bind(meter)`);
}

/** Recorders that are reported at the end of the process if they still wait then; a host without processes does without. */
function watchExit(): Map<string, RecorderState> {
  const waiting = new Map();
  host.process?.once?.("exit", () => waiting.forEach(report));
  return waiting;
}

/** Counts a measurement that waits for a Meter; whether the next one has to be counted, too. */
export function countUnbound(state: RecorderState): boolean {
  if (++state.waiting === 1) {
    host[key] ??= watchExit();
    host[key].set(state.catalog.name, state);
  }
  if (state.waiting === patience) report(state);
  return state.waiting < patience;
}

/** Recorders have a Meter. */
export function forgetUnbound(state: RecorderState): void {
  state.waiting = 0;
  host[key]?.delete(state.catalog.name);
}
