import type { Meter, MetricOptions, Observable } from "@opentelemetry/api";
import type { Metric } from "./definition.js";
import type { Instrument } from "./state.js";

function optionsOf({ definition: { description, unit, valueType, buckets } }: Metric): MetricOptions {
  return {
    // Numbers as in the enum ValueType of the API, which would have to be loaded for its sake.
    valueType: valueType === "int" ? 0 : 1,
    ...(description === undefined ? undefined : { description }),
    ...(unit === undefined ? undefined : { unit }),
    ...(buckets === undefined ? undefined : { advice: { explicitBucketBoundaries: [...buckets] } }),
  };
}

/** The instrument of a synchronous metric. */
export function createInstrument(meter: Meter, metric: Metric): Instrument {
  const { name } = metric.definition;
  const options = optionsOf(metric);
  switch (metric.kind) {
    case "counter":
      return meter.createCounter(name, options) as unknown as Instrument;
    case "up_down_counter":
      return meter.createUpDownCounter(name, options) as unknown as Instrument;
    case "gauge":
      return meter.createGauge(name, options) as unknown as Instrument;
    default:
      return meter.createHistogram(name, options) as unknown as Instrument;
  }
}

/** The instrument of an observable metric. */
export function createObservable(meter: Meter, metric: Metric): Observable {
  const { name } = metric.definition;
  const options = optionsOf(metric);
  switch (metric.kind) {
    case "observable_counter":
      return meter.createObservableCounter(name, options);
    case "observable_up_down_counter":
      return meter.createObservableUpDownCounter(name, options);
    default:
      return meter.createObservableGauge(name, options);
  }
}
