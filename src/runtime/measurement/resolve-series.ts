import { place } from "./budget.js";
import type { Metric } from "../catalog/definition.js";
import { readAttributes } from "./read.js";
import { report, reportError } from "./report.js";
import { type Handle, internals, type Series } from "../catalog/state.js";

/**
 * What a look-up that found nothing leads to: the attributes are checked, and their series is created, or the one that
 * stands in for it when a budget is used up. Undefined when they are not allowed, which has been reported then, and when
 * the metric has ended.
 */
export function resolveSeries(handle: Handle, metric: Metric, attributes: object | undefined): Series | undefined {
  const { ledger } = handle[internals];
  const state = ledger.states[metric.slot];
  const ended = state?.ended;
  if (ended !== undefined) {
    if (ended) report(ledger, [metric.name, "expired"], undefined, ended);
    return undefined;
  }
  const values = readAttributes(ledger, metric, attributes ?? {}, false);
  return state && values && place(handle, state, values);
}

/**
 * What a recorder does with anything that is thrown while it records: it is reported as the policy says.
 * Rethrows only under the policy `throw`.
 */
export function reportFailure(handle: Handle, metric: Metric, error: unknown): void {
  reportError(handle[internals].ledger, metric.name, error);
}
