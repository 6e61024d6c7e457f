import type { Metric } from "./definition.js";
import type { AttributeValue, Context, Ledger, MetricState, Series, SeriesAttributes, Table } from "./state.js";

export function createState(metric: Metric): MetricState {
  return {
    metric,
    count: 0,
    substitutes: 0,
    overflow: undefined,
    seen: [],
    instrument: undefined,
    immediate: false,
  };
}

function createSeries(context: Context, state: MetricState, attributes: SeriesAttributes, substitute: boolean): Series {
  return {
    metric: state.metric,
    state,
    context,
    attributes: Object.freeze(attributes),
    // Born as doubles: fields that start as small integers would be boxed anew when a fraction arrives.
    sum: -0,
    pushed: -0,
    dirty: false,
    order: 0,
    interval: -2,
    substitute,
  };
}

function attributesOf(context: Context, metric: Metric, values: readonly AttributeValue[]): SeriesAttributes {
  const attributes: Record<string, string | number | boolean> = { ...context.attributes };
  metric.definition.attributes.forEach(({ key }, position) => {
    const value = values[position];
    if (value !== undefined) attributes[key] = value;
  });
  return attributes;
}

/** The series of these values in this context, if it was admitted before. */
export function locate(context: Context, { slot }: Metric, values: readonly AttributeValue[]): Series | undefined {
  let table = context.tables[slot];
  for (const value of values) table = (table as Map<AttributeValue, Table> | undefined)?.get(value);
  return table as Series | undefined;
}

/** Creates the series of these values and puts it into the tables of the context. */
export function insert(
  context: Context,
  state: MetricState,
  values: readonly AttributeValue[],
  substitute: boolean,
): Series {
  const { metric } = state;
  const series = createSeries(context, state, attributesOf(context, metric, values), substitute);
  if (substitute) state.substitutes++;
  else state.count++;
  const last = values.length - 1;
  if (last < 0) context.tables[metric.slot] = series;
  else {
    context.tables[metric.slot] ??= new Map();
    let table = context.tables[metric.slot] as Map<AttributeValue, Table>;
    values.slice(0, last).forEach((value) => {
      let next = table.get(value) as Map<AttributeValue, Table> | undefined;
      if (next === undefined) {
        next = new Map();
        table.set(value, next);
      }
      table = next;
    });
    table.set(values[last], series);
  }
  context.series.push(series);
  return series;
}

/** The context without attributes. */
export function bareOf(ledger: Ledger): Context {
  ledger.bare ??= {
    ledger,
    values: [],
    attributes: {},
    tables: new Array(ledger.unused.length).fill(undefined),
    series: [],
    epoch: 0,
  };
  return ledger.bare;
}

/** The one series of a metric for what its budget has no room for. */
export function overflowOf(ledger: Ledger, state: MetricState): Series {
  state.overflow ??= createSeries(bareOf(ledger), state, { "otel.metric.overflow": true }, true);
  return state.overflow;
}
