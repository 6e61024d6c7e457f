import { sweep } from "./contexts.js";
import { push } from "./push.js";
import { reportError } from "./report.js";
import type { Ledger, Series } from "./state.js";

function pushAll(series: readonly Series[]): void {
  for (const one of series) {
    try {
      push(one);
    } catch (error) {
      reportError(one.context.ledger, one.metric.definition.name, error);
    }
  }
}

/** Pushes everything that the Meter has not seen yet; gauges in the order of their last record. */
export function flush(ledger: Ledger): void {
  if (ledger.binding === undefined) return;
  const { dirty } = ledger;
  ledger.dirty = [];
  pushAll(dirty.filter(({ metric }) => metric.kind !== "gauge"));
  pushAll(dirty.filter(({ metric }) => metric.kind === "gauge").sort((a, b) => a.order - b.order));
  sweep(ledger);
}

/** What happens when a reader collects: a flush, after which a new interval begins. */
export function collect(ledger: Ledger): void {
  flush(ledger);
  ledger.interval++;
}
