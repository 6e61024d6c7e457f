import type { Counter, Histogram, Meter, MetricOptions, Observable } from "@opentelemetry/api";
import type { Metric } from "../catalog/definition.js";
import type { Direct, Forward, RecorderState } from "../catalog/state.js";
import { warn } from "../catalog/warn.js";

/** A Meter that takes no whole numbers, as that of Deno, is asked again without the type of value. */
function createInstrument(meter: Meter, metric: Metric, state: RecorderState): unknown {
  const { kind, name, description, unit, buckets, integer } = metric;
  const advice = buckets && { explicitBucketBoundaries: [...buckets] };
  const create = (valueType?: number) =>
    meter[`create${kind}`](name, { description, unit, valueType, advice } as MetricOptions);
  try {
    // Numbers as in the enum ValueType of the API, which would have to be loaded for its sake.
    return create(integer ? 0 : 1);
  } catch {
    const instrument = create();
    warn(state, "option", "whole numbers are exported as doubles");
    return instrument;
  }
}

/** What takes the values of a synchronous metric. */
export function createForward(meter: Meter, metric: Metric, state: RecorderState): Forward {
  const instrument = createInstrument(meter, metric, state) as Counter & Histogram & Direct;
  return (
    instrument._meterbook ??
    (instrument.add
      ? (value, attributes) => instrument.add(value, attributes)
      : (value, attributes) => instrument.record(value, attributes))
  );
}

export function createObservable(meter: Meter, metric: Metric, state: RecorderState): Observable {
  return createInstrument(meter, metric, state) as Observable;
}
