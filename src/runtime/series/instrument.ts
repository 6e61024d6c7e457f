import type { Counter, Histogram, Meter, MetricOptions, Observable } from "@opentelemetry/api";
import type { Metric } from "../catalog/definition.js";
import type { Forward } from "../catalog/state.js";

function createInstrument(meter: Meter, metric: Metric): unknown {
  const { kind, name, description, unit, buckets, integer } = metric;
  const options = {
    description,
    unit,
    // Numbers as in the enum ValueType of the API, which would have to be loaded for its sake.
    valueType: integer ? 0 : 1,
    advice: buckets && { explicitBucketBoundaries: [...buckets] },
  };
  return meter[`create${kind}`](name, options as MetricOptions);
}

/** What takes the values of a synchronous metric. */
export function createForward(meter: Meter, metric: Metric): Forward {
  const instrument = createInstrument(meter, metric);
  return metric.kind.endsWith("Counter")
    ? (value, attributes) => (instrument as Counter).add(value, attributes)
    : (value, attributes) => (instrument as Histogram).record(value, attributes);
}

export function createObservable(meter: Meter, metric: Metric): Observable {
  return createInstrument(meter, metric) as Observable;
}
