import { createForward } from "./instrument.js";
import type { Forward, Series } from "../catalog/state.js";
import { countUnbound } from "./unbound.js";

/** What takes the values of a series, or undefined while unbound. */
export function forwardOf({ metricState, metric, context }: Series): Forward | undefined {
  const { binding } = context.state;
  if (binding) metricState.forward ??= createForward(binding.meter, metric, context.state);
  return metricState.forward;
}

/** What the Meter has not seen of a series in this interval; of a gauge, its value. */
function take(series: Series): number {
  const { metric, sum, context } = series;
  const unseen = metric.kind === "Gauge" ? sum : sum - series.pushed;
  // Rounding after a flush within the interval may end below zero, which a counter does not take.
  const amount = unseen >= metric.lowest ? unseen : 0;
  series.dirty = false;
  series.interval = context.state.clock.interval;
  series.pushed += amount;
  return amount;
}

/** Shows the Meter a value of a histogram, or what it has not seen of another series. */
export function push(series: Series, value?: number): void {
  forwardOf(series)?.(value ?? take(series), series.attributes, series);
}

/**
 * The first value of a series since it was pushed last.
 * A series that the Meter did not see in the interval before is announced with a zero, or a gauge with its value, so
 * that its start time is that of its first record, as with a hand-written call, and so is its place among series that
 * compete for the SDK's limit.
 */
function recordFirst(series: Series, value: number): void {
  const { attributes, context, metric } = series;
  const { state } = context;
  const { interval, busy } = state.clock;
  const isGauge = metric.kind === "Gauge";
  const forward = forwardOf(series);
  const immediate = state.binding?.immediate;
  context.interval = interval;
  if (immediate && (immediate === true || immediate.includes(metric.name))) {
    forward?.(value, attributes, series);
    return;
  }
  if (series.interval !== interval) {
    series.sum = -0;
    series.pushed = -0;
    if (series.interval < interval - 1) forward?.(isGauge ? value : 0, attributes, series);
    series.interval = interval;
  }
  series.sum = isGauge ? value : series.sum + value;
  // While the calls before bind are counted, each of them comes here.
  series.dirty = forward !== undefined || !countUnbound(state);
  state.dirty.add(series);
  busy.add(state);
}

/** Adds to a series; the amount has been checked. */
export function increase(series: Series, amount: number): void {
  if (series.dirty) series.sum += amount;
  else recordFirst(series, amount);
}

/** Sets the value of a gauge; it has been checked. */
export function replace(series: Series, value: number): void {
  series.order = ++series.context.state.order;
  if (series.dirty) series.sum = value;
  else recordFirst(series, value);
}
