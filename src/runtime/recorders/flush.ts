import { push } from "../series/push.js";
import { reportError } from "../measurement/report.js";
import type { Measurement, RecorderState } from "../catalog/state.js";

/**
 * Pushes everything that the Meter has not seen yet; histogram values first, as they came, and gauges last, in the order
 * of their last record.
 * A Meter that throws at one series is reported after the others were pushed.
 */
export function flush(state: RecorderState): void {
  if (!state.binding) return;
  const { dirty, queue } = state;
  const failures: (readonly [metric: string, error: unknown])[] = [];
  state.dirty = new Set();
  state.queue = [];
  const sorted = [...dirty].sort((a, b) => a.order - b.order);
  for (const [series, value] of [...queue, ...sorted.map((series): Measurement => [series])]) {
    try {
      push(series, value);
    } catch (error) {
      failures.push([series.metric.name, error]);
    }
  }
  for (const [metric, error] of failures) reportError(state, metric, error);
}
