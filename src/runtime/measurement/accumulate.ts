import { forwardOf, increase, replace } from "../series/push.js";
import { reportBudget, reportMisfit } from "./report.js";
import type { Series } from "../catalog/state.js";

/** Histogram values kept while unbound; further ones are counted as invalid with the reason `queue`. */
const maxQueue = 10_000;

/** Whether a metric takes the value, a finite number or a whole one; reported if not. */
export function accepts({ metric, context }: Series, received: number): boolean {
  const { lowest, integer } = metric;
  if ((integer ? Number.isSafeInteger(received) : Number.isFinite(received)) && received >= lowest) return true;
  reportMisfit(
    context.ledger,
    [metric.name, "amount"],
    received,
    `a ${integer ? "whole" : "finite"} number${lowest === 0 ? " from 0" : ""}`,
  );
  return false;
}

/** Adds to a counter or up_down_counter. A series that was not admitted is left alone. */
export function add(series: Series | undefined, amount = 1): void {
  if (series && accepts(series, amount)) increase(series, amount);
}

/** Sets a gauge. */
export function set(series: Series | undefined, value: number): void {
  if (series && accepts(series, value)) replace(series, value);
}

function enqueue(series: Series, value: number): void {
  const { ledger } = series.context;
  if (ledger.queue.length < maxQueue) {
    ledger.queue.push({ series, value });
    return;
  }
  reportBudget(ledger, [series.metric.name, "queue"], value, `${maxQueue} values while unbound`);
}

/** Records a value of a histogram: forwarded at once, because the API has no way to hand over an aggregate. */
export function record(series: Series | undefined, value: number): void {
  if (!series || !accepts(series, value)) return;
  series.context.epoch = series.context.ledger.epoch;
  const forward = forwardOf(series);
  if (forward) forward(value, series.attributes);
  else enqueue(series, value);
}
