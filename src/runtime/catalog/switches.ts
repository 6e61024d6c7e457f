import type { Metric } from "./definition.js";
import { fits } from "./fits.js";
import type { RecorderState } from "./state.js";
import { warn } from "./warn.js";

/**
 * Whether metrics are recorded, by exported name, or by how names begin: `shop.debug.*`.
 * A whole name takes precedence, then the longest beginning. What nothing fits is as its catalog has it.
 */
export type MetricSwitches = { readonly [name: string]: boolean };

/** The metric whose name has most runs of three characters in common with a key. */
function nearest(key: string, metrics: readonly Metric[]): Metric {
  const likeness = ({ name }: Metric) => [...key].filter((_, at) => name.includes(key.slice(at, at + 3))).length;
  return metrics.reduce((a, b) => (likeness(b) > likeness(a) ? b : a));
}

/** Switches metrics on and off. A key that fits none is reported. */
export function applySwitches(state: RecorderState, switches: MetricSwitches = {}): void {
  // In the order of `key,true`, where a star comes before a comma and before the characters of names: the last one counts.
  for (const [key, on] of Object.entries(switches).sort()) {
    const fitting = state.metricStates.filter(({ metric: { name } }) => fits(key, name));
    for (const metricState of fitting) metricState.on = on;
    if (fitting.length < 1) {
      warn(state, key, `metrics: "${key}" fits none, did you mean "${nearest(key, state.catalog.metrics).name}"?`);
    }
  }
}
