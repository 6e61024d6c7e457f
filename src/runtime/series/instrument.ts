import type { Counter, Histogram, Meter, MetricOptions, Observable } from "@opentelemetry/api";
import type { Metric } from "../catalog/definition.js";
import type { Forward, RecorderState } from "../catalog/state.js";
import { causeOf, warn } from "../catalog/warn.js";

/** A Meter that takes no whole numbers, as that of Deno, is asked again without the type of value. */
function createInstrument(meter: Meter, metric: Metric, state: RecorderState): unknown {
  const { kind, name, description, unit, buckets, integer } = metric;
  const create = (valueType?: number) => {
    const options = { description, unit, valueType, advice: buckets && { explicitBucketBoundaries: [...buckets] } };
    return meter[`create${kind}`](name, options as MetricOptions);
  };
  try {
    // Numbers as in the enum ValueType of the API, which would have to be loaded for its sake.
    return create(integer ? 0 : 1);
  } catch (error) {
    const instrument = create();
    warn(state, "option", `the Meter takes no valueType (${causeOf(error)}): whole numbers are exported as doubles`);
    return instrument;
  }
}

/** What takes the values of a synchronous metric. */
export function createForward(meter: Meter, metric: Metric, state: RecorderState): Forward {
  const instrument = createInstrument(meter, metric, state);
  return metric.kind.endsWith("Counter")
    ? (value, attributes) => (instrument as Counter).add(value, attributes)
    : (value, attributes) => (instrument as Histogram).record(value, attributes);
}

export function createObservable(meter: Meter, metric: Metric, state: RecorderState): Observable {
  return createInstrument(meter, metric, state) as Observable;
}
