import { isOpen } from "./check.js";
import { join, settle } from "../series/live-contexts.js";
import type { AttributeDefinition } from "../catalog/definition.js";
import { reportBudget } from "./report.js";
import { createSeries, insert } from "../series/series.js";
import {
  type AttributeValue,
  type Handle,
  internals,
  type Ledger,
  type MetricState,
  type Series,
} from "../catalog/state.js";
import { lookUp } from "../series/tree.js";

type Values = readonly AttributeValue[];

/** What stands for the values that a budget has no room for. */
const other = "_other";

/** Whether the value is one of the first of its attribute, as many as `maxValues` says. */
function isWithin({ seen }: MetricState, position: number, maxValues: number, value: AttributeValue): boolean {
  seen[position] ??= new Set();
  if (seen[position].size < maxValues) seen[position].add(value);
  return seen[position].has(value);
}

type IsOver = (definition: AttributeDefinition, position: number, value: AttributeValue) => boolean;

/** Puts `_other` in place of values that are over a budget; undefined where an attribute does not take it. */
function substitute({ metric }: MetricState, values: Values, isOver: IsOver): Values | undefined {
  let isPossible = true;
  const substitutes = metric.attributes.map((definition, position) => {
    const value = values[position];
    if (value === undefined || !isOver(definition, position, value)) return value;
    isPossible &&= isOpen(definition);
    return other;
  });
  return isPossible ? substitutes : undefined;
}

/** The values within the budgets of their attributes. */
function limitValues(ledger: Ledger, state: MetricState, values: Values): Values | undefined {
  return substitute(state, values, ({ key, maxValues }, position, received) => {
    if (maxValues === undefined || isWithin(state, position, maxValues, received)) return false;
    reportBudget(ledger, [state.metric.name, "max_values", key], received, `${maxValues} values of "${key}"`);
    return true;
  });
}

/** The series of these values, created if the metric has fewer than the limit. */
function fit(handle: Handle, state: MetricState, values: Values, limit: number): Series | undefined {
  const found = lookUp(join(handle)?.tables[state.metric.slot], values) as Series | undefined;
  const home = found || state.count >= limit ? undefined : settle(handle);
  return home ? insert(home, state, values) : found;
}

/** The same with `_other` in each open attribute: a tenth of the budget on top of it is for these. */
function fitOther(handle: Handle, state: MetricState, values: Values): Series | undefined {
  const { name, attributes, cardinality } = state.metric;
  reportBudget(handle[internals].ledger, [name, "cardinality"], values, `${cardinality} series`);
  const others = attributes.some(isOpen) && substitute(state, values, isOpen);
  return others ? fit(handle, state, others, cardinality + Math.max(1, cardinality / 10)) : undefined;
}

/** The series of checked values, created if the budgets have room for it; otherwise the one that stands in for it. */
export function place(handle: Handle, state: MetricState, values: Values): Series {
  const { ledger } = handle[internals];
  const limited = limitValues(ledger, state, values);
  const series = limited && (fit(handle, state, limited, state.metric.cardinality) ?? fitOther(handle, state, limited));
  if (series) return series;
  state.overflow ??= createSeries(ledger.bare, state, Object.freeze({ "otel.metric.overflow": true }));
  return state.overflow;
}
