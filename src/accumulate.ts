import { increase, instrumentOf, replace } from "./push.js";
import { report, shown } from "./report.js";
import type { Metric } from "./definition.js";
import type { Series } from "./state.js";

/** Histogram values kept while unbound; further ones are counted as invalid with the reason `queue`. */
const maxQueue = 10_000;

/** Finite, and within the metric's limits; a whole number where the catalog says int. */
export function isAllowed({ lowest, highest, integer }: Metric, value: number): boolean {
  return typeof value === "number" && value >= lowest && value <= highest && (!integer || Number.isInteger(value));
}

/** Reports a value that the metric does not take. */
export function rejectAmount({ metric, context }: Series, received: unknown): void {
  const { name } = metric.definition;
  const numbers = metric.integer ? "whole numbers" : "finite numbers";
  const allowed = metric.lowest === 0 ? `${numbers} from 0` : numbers;
  const message = `metric "${name}" was given ${shown(received)}, allowed are ${allowed}`;
  report(context.ledger, { metric: name, reason: "amount", received, outcome: "dropped", message });
}

/** Adds to a counter or up_down_counter. A series that was not admitted is left alone. */
export function add(series: Series | undefined, amount = 1): void {
  if (series === undefined) return;
  if (isAllowed(series.metric, amount)) increase(series, amount);
  else rejectAmount(series, amount);
}

/** Sets a gauge. */
export function set(series: Series | undefined, value: number): void {
  if (series === undefined) return;
  if (isAllowed(series.metric, value)) replace(series, value);
  else rejectAmount(series, value);
}

function enqueue(series: Series, value: number): void {
  const { ledger } = series.context;
  if (ledger.queue.length < maxQueue) {
    ledger.queue.push({ series, value });
    return;
  }
  const metric = series.metric.definition.name;
  const message = `metric "${metric}" was recorded while unbound, and ${maxQueue} values wait already`;
  report(ledger, { metric, reason: "queue", received: value, outcome: "dropped", message });
}

/** Records a value of a histogram: forwarded at once, because the API has no way to hand over an aggregate. */
export function record(series: Series | undefined, value: number): void {
  if (series === undefined) return;
  if (!isAllowed(series.metric, value)) {
    rejectAmount(series, value);
    return;
  }
  series.context.epoch = series.context.ledger.epoch;
  const instrument = series.state.instrument ?? instrumentOf(series);
  if (instrument === undefined) enqueue(series, value);
  else instrument.record(value, series.attributes);
}
