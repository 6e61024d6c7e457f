import { sweep } from "./contexts.js";
import { push } from "./push.js";
import { reportError } from "./report.js";
import type { Ledger } from "./state.js";

/** Pushes everything that the Meter has not seen yet; gauges last, in the order of their last record. */
export function flush(ledger: Ledger): void {
  if (!ledger.binding) return;
  const { dirty } = ledger;
  ledger.dirty = [];
  for (const series of dirty.sort((a, b) => a.order - b.order)) {
    try {
      push(series);
    } catch (error) {
      reportError(ledger, series.metric.name, error);
    }
  }
  sweep(ledger);
}

/** What happens when a reader collects: a flush, after which a new interval begins. */
export function collect(ledger: Ledger): void {
  flush(ledger);
  ledger.interval++;
}
