import { isOpen } from "./check.js";
import { join, settle } from "./contexts.js";
import type { Metric } from "./definition.js";
import { report } from "./report.js";
import { insert, locate, overflowOf } from "./series.js";
import { type AttributeValue, type Context, type Handle, internals, type MetricState, type Series } from "./state.js";

/** What stands for the values that a budget has no room for. */
const other = "_other";

function reportBudget(context: Context, metric: Metric, key?: string): void {
  const { name } = metric.definition;
  const spent = key === undefined ? `${metric.cardinality} series` : `values of "${key}"`;
  report(context.ledger, {
    metric: name,
    ...(key === undefined ? { reason: "cardinality" } : { reason: "max_values", attribute: key }),
    received: undefined,
    outcome: "changed",
    message: `metric "${name}" has used up its budget of ${spent}, further ones are recorded together`,
  });
}

/** Whether the value is one of the first of its attribute, as many as `maxValues` says. */
function isWithin(state: MetricState, position: number, maxValues: number, value: AttributeValue): boolean {
  let seen = state.seen[position];
  if (seen === undefined) state.seen[position] = seen = new Set();
  if (seen.has(value)) return true;
  if (seen.size < maxValues) seen.add(value);
  return seen.has(value);
}

/** Puts `_other` in place of values over their budget; undefined when the attribute does not allow that. */
function limitValues(
  context: Context,
  state: MetricState,
  values: readonly AttributeValue[],
): AttributeValue[] | undefined {
  const limited = [...values];
  for (const [position, definition] of state.metric.definition.attributes.entries()) {
    const { key, maxValues } = definition;
    const value = values[position];
    if (maxValues === undefined || value === undefined || isWithin(state, position, maxValues, value)) continue;
    reportBudget(context, state.metric, key);
    if (!isOpen(definition)) return undefined;
    limited[position] = other;
  }
  return limited;
}

/** The series of these values with `_other` in every open attribute, or else the overflow series. */
function substitute(handle: Handle, state: MetricState, values: readonly AttributeValue[]): Series {
  const { ledger } = handle[internals];
  const { metric } = state;
  const { attributes } = metric.definition;
  const others = values.map((value, position) => {
    const definition = attributes[position];
    return value !== undefined && definition !== undefined && isOpen(definition) ? other : value;
  });
  const home = attributes.some(isOpen) ? settle(handle) : undefined;
  if (home === undefined) return overflowOf(ledger, state);
  const found = locate(home, metric, others);
  if (found !== undefined) return found;
  // Substitutes have a tenth of the budget on top of it: within it there is no room left.
  const room = state.substitutes < Math.max(1, metric.cardinality / 10);
  return room ? insert(home, state, others, true) : overflowOf(ledger, state);
}

/** The series of checked values, created if the budgets have room for it; otherwise the one that stands in for it. */
export function place(handle: Handle, state: MetricState, values: readonly AttributeValue[]): Series {
  const context = handle[internals];
  const { metric } = state;
  const { ledger } = context;
  const limited = limitValues(context, state, values);
  if (limited === undefined) return overflowOf(ledger, state);
  const live = join(handle);
  const found = live && locate(live, metric, limited);
  if (found !== undefined) return found;
  const home = state.count < metric.cardinality ? settle(handle) : undefined;
  if (home !== undefined) return insert(home, state, limited, false);
  reportBudget(context, metric);
  return substitute(handle, state, limited);
}
