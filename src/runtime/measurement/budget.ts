import { isOpen } from "./check.js";
import type { AttributeDefinition } from "../catalog/definition.js";
import { reportBudget } from "./report.js";
import { createSeries, insert, seriesOf } from "../series/series.js";
import { type AttributeValue, type Handle, internals, type MetricState, type Series } from "../catalog/state.js";

type Values = readonly AttributeValue[];

/** What stands for the values that a budget has no room for. */
const other = "_other";

type IsOver = (definition: AttributeDefinition, position: number, value: AttributeValue) => boolean | undefined;

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

/** The series of these values, created if the metric has fewer than the limit. */
function findOrInsert(handle: Handle, metricState: MetricState, values: Values, limit: number): Series | undefined {
  const context = handle[internals];
  const { state } = context;
  const { liveness } = state;
  const live = liveness ? liveness.findLive(handle, false) : context;
  const found = seriesOf(live, metricState.metric, values);
  // What only earlier intervals used makes room.
  if (!found && metricState.count >= limit) liveness?.dropUnused(state);
  if (found || metricState.count >= limit) return found;
  const room = liveness ? liveness.findLive(handle, true) : context;
  return room && insert(room, metricState, values);
}

/** The same with `_other` in each open attribute: a tenth of the budget on top of it is for these. */
function findOrInsertOther(handle: Handle, metricState: MetricState, values: Values): Series | undefined {
  const { name, attributes, cardinality } = metricState.metric;
  reportBudget(handle[internals].state, [name, "cardinality"], values, `${cardinality} series`);
  const others = attributes.some(isOpen) && substitute(metricState, values, isOpen);
  return others ? findOrInsert(handle, metricState, others, cardinality + cardinality / 10) : undefined;
}

/** The series of checked values, created if the budgets have room for it; otherwise the one that stands in for it. */
export function seriesWithinBudgets(handle: Handle, metricState: MetricState, values: Values): Series {
  const { state } = handle[internals];
  const limited = substitute(metricState, values, ({ isOver }, position, value) =>
    isOver?.(state, metricState, position, value),
  );
  const series =
    limited &&
    (findOrInsert(handle, metricState, limited, metricState.metric.cardinality) ??
      findOrInsertOther(handle, metricState, limited));
  if (series) return series;
  metricState.overflow ??= createSeries(state.bare, metricState, Object.freeze({ "otel.metric.overflow": true }));
  return metricState.overflow;
}
