import type { Meter } from "@opentelemetry/api";
import type { Metric } from "../catalog/definition.js";
import { createRecorderState } from "../catalog/recorder-state.js";
import { type Handle, internals } from "../catalog/state.js";

/** A method of recorders: of a counter, gauge, histogram, or observable metric. */
export type AnyRecorder = (...given: never[]) => unknown;

/**
 * The metric that a method of recorders records. A method knows no name, so it is called on a handle whose tables
 * cannot be read: the metric stands in the report of that.
 */
export function identify(handle: Handle, recorder: AnyRecorder): Metric {
  const { catalog } = handle[internals].state;
  let name = "";
  const state = createRecorderState(catalog, {
    onInvalid(invalid) {
      name = invalid.metric;
    },
  });
  // What the probe reports is nobody's measurement, so that none waits for a Meter.
  state.waiting = Number.POSITIVE_INFINITY;
  const probe: Handle = Object.create(Object.getPrototypeOf(handle), {
    [internals]: {
      value: {
        state,
        get tables(): never {
          throw new Error("only the metric was asked for");
        },
      },
    },
  });
  Reflect.apply(recorder, probe, []);
  const observable = (asked: string) => {
    name ||= asked;
    return { addCallback() {} };
  };
  const meter = {
    createObservableCounter: observable,
    createObservableUpDownCounter: observable,
    createObservableGauge: observable,
    addBatchObservableCallback() {},
  };
  for (const follow of state.observers) follow(meter as unknown as Meter);
  const metric = catalog.metrics.find((metric) => metric.name === name);
  if (metric === undefined) throw new Error(`"${recorder.name}" is not a recorder of the catalog "${catalog.name}"`);
  return metric;
}
