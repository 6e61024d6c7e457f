import type { Attributes } from "@opentelemetry/api";
import type { AttributeDefinition, Metric } from "../catalog/definition.js";
import type { AttributeValue, Context, MetricState, Series, SeriesAttributes } from "../catalog/state.js";
import { lookUp, put } from "./tree.js";

/** The attributes of a base with those of a list of values, without the undefined ones. */
export function toAttributes(
  base: SeriesAttributes,
  definitions: readonly AttributeDefinition[],
  values: readonly AttributeValue[],
): SeriesAttributes {
  const attributes: Attributes = { ...base };
  definitions.forEach(({ key }, position) => {
    const value = values[position];
    if (value !== undefined) attributes[key] = value as Attributes[string];
  });
  return Object.freeze(attributes);
}

export function createSeries(context: Context, metricState: MetricState, attributes: SeriesAttributes): Series {
  return {
    metric: metricState.metric,
    metricState,
    context,
    attributes,
    // Born as doubles: fields that start as small integers would be boxed again when a fraction arrives.
    sum: -0,
    pushed: -0,
    dirty: false,
    gone: false,
    order: 0,
    interval: -2,
    held: undefined,
  };
}

/** The series of these values, in the order of the metric's attributes, or undefined when it was never recorded. */
export function seriesOf(
  context: Context | undefined,
  { slot, place }: Metric,
  values: readonly AttributeValue[],
): Series | undefined {
  return lookUp(context?.tables[slot]?.[place(...values)], values.slice(place.length)) as Series | undefined;
}

/** Creates it, and puts it into the tables of a live context. */
export function insert(context: Context, metricState: MetricState, values: readonly AttributeValue[]): Series {
  const { slot, place, attributes } = metricState.metric;
  const unsorted = toAttributes(context.attributes, attributes, values);
  const sorted: Attributes = {};
  // The SDK sorts the keys at each call: what is in order already costs it less.
  for (const key of Object.keys(unsorted).sort()) sorted[key] = unsorted[key];
  const series = createSeries(context, metricState, Object.freeze(sorted));
  const places = context.tables[slot] ?? [];
  const at = place(...values);
  places[at] = put(places[at], values, series, place.length);
  context.tables[slot] = places;
  context.series.push(series);
  metricState.count++;
  return series;
}
