import { seriesWithinBudgets } from "./budget.js";
import type { Metric } from "../catalog/definition.js";
import { readAttributes } from "./read.js";
import { report, reportError } from "./report.js";
import { type Handle, internals, type Series } from "../catalog/state.js";

/**
 * What a look-up that found nothing leads to: the attributes are checked, and their series is created, or the one that
 * stands in for it when a budget is used up. Undefined when they are not allowed, which has been reported then, and when
 * the metric has expired or is off.
 */
export function resolveSeries(handle: Handle, metric: Metric, attributes: object | undefined): Series | undefined {
  const { state, capture } = handle[internals];
  if (capture) {
    capture(metric);
    return undefined;
  }
  const metricState = state.metricStates[metric.slot];
  if (!metricState?.on) return undefined;
  const { expired } = metricState;
  if (expired !== undefined) {
    if (expired) report(state, [metric.name, "expired"], undefined, expired);
    return undefined;
  }
  const values = readAttributes(state, metric, attributes ?? {}, false);
  return values && seriesWithinBudgets(handle, metricState, values);
}

/**
 * What a recorder does with anything that is thrown while it records: it is reported as the policy says.
 * Rethrows only under the policy `throw`.
 */
export function reportFailure(handle: Handle, metric: Metric, error: unknown): void {
  reportError(handle[internals].state, metric.name, error);
}
