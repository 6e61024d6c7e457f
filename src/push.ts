import { createInstrument } from "./instrument.js";
import type { Instrument, Series } from "./state.js";

/** The instrument of a series, or undefined while unbound. */
export function instrumentOf({ state, metric, context }: Series): Instrument | undefined {
  const { binding } = context.ledger;
  if (state.instrument === undefined && binding !== undefined) {
    state.instrument = createInstrument(binding.meter, metric);
    state.immediate = binding.immediate === true || (binding.immediate || []).includes(metric.definition.name);
  }
  return state.instrument;
}

function pushSum(series: Series, instrument: Instrument): void {
  const delta = series.sum - series.pushed;
  // Rounding after a flush within the interval may end below zero, which a counter would refuse.
  const amount = delta >= series.metric.lowest ? delta : 0;
  series.pushed += amount;
  instrument.add(amount, series.attributes);
}

/** Shows the Meter what it has not seen of a series. */
export function push(series: Series): void {
  const instrument = instrumentOf(series);
  if (instrument === undefined) return;
  series.dirty = false;
  series.interval = series.context.ledger.interval;
  if (series.metric.kind === "gauge") instrument.record(series.sum, series.attributes);
  else pushSum(series, instrument);
}

/**
 * The first amount of a series since it was pushed last.
 * A series that the Meter did not see in the interval before is announced with a zero, so that its start time is that
 * of its first record, as with a hand-written call, and so is its place among series competing for the SDK's limit.
 */
function open(series: Series, amount: number): void {
  const { ledger } = series.context;
  const instrument = instrumentOf(series);
  series.context.epoch = ledger.epoch;
  if (series.state.immediate && instrument !== undefined) {
    instrument.add(amount, series.attributes);
    return;
  }
  if (series.interval !== ledger.interval) {
    series.sum = -0;
    series.pushed = -0;
    if (instrument !== undefined) {
      if (series.interval < ledger.interval - 1) instrument.add(0, series.attributes);
      series.interval = ledger.interval;
    }
  }
  series.sum += amount;
  series.dirty = true;
  ledger.dirty.push(series);
}

/** Adds to a series; the amount has been checked. */
export function increase(series: Series, amount: number): void {
  if (series.dirty) series.sum += amount;
  else open(series, amount);
}

/** The first value of a gauge since it was pushed last; announced to the Meter for the same reasons. */
function openGauge(series: Series): void {
  const { ledger } = series.context;
  const instrument = instrumentOf(series);
  series.context.epoch = ledger.epoch;
  if (series.state.immediate && instrument !== undefined) {
    push(series);
    return;
  }
  if (instrument !== undefined) {
    if (series.interval < ledger.interval - 1) instrument.record(series.sum, series.attributes);
    series.interval = ledger.interval;
  }
  series.dirty = true;
  ledger.dirty.push(series);
}

/** Sets the value of a gauge; it has been checked. */
export function replace(series: Series, value: number): void {
  series.sum = value;
  series.order = series.context.ledger.order++;
  if (!series.dirty) openGauge(series);
}
