import { forwardOf, increase, replace } from "../series/push.js";
import { countUnbound } from "../series/unbound.js";
import { reportBudget, reportInvalid } from "./report.js";
import type { Series } from "../catalog/state.js";

/** Histogram values kept while unbound; further ones are counted as invalid with the reason `queue`. */
const maxQueue = 10_000;

/** Whether a metric takes the value, a finite number or a whole one; reported if not. */
export function accepts({ metric, context }: Series, received: number): boolean {
  const { lowest, integer } = metric;
  if ((integer ? Number.isSafeInteger(received) : Number.isFinite(received)) && received >= lowest) return true;
  const allowed = `a ${integer ? "whole" : "finite"} number from ${lowest}`;
  reportInvalid(context.state, [metric.name, "amount"], received, allowed);
  return false;
}

/** Adds to a counter or up_down_counter. Does nothing without a series. */
export function add(series: Series | undefined, amount = 1): void {
  if (series && accepts(series, amount)) increase(series, amount);
}

/** Sets a gauge. */
export function set(series: Series | undefined, value: number): void {
  if (series && accepts(series, value)) replace(series, value);
}

/**
 * Records a value of a histogram: forwarded at once, because the API has no way to hand over an aggregate. While unbound,
 * values wait in a queue.
 */
export function record(series: Series | undefined, value: number): void {
  if (!series || !accepts(series, value)) return;
  const { context, metric, metricState, attributes } = series;
  const { state } = context;
  context.interval = state.clock.interval;
  const forward = metricState.forward ?? forwardOf(series);
  if (forward) {
    forward(value, attributes, series);
    return;
  }
  countUnbound(state);
  if (state.queue.length < maxQueue) state.queue.push([series, value]);
  else reportBudget(state, [metric.name, "queue"], value, `${maxQueue} values while unbound`);
}
