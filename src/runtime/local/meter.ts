import type { Attributes, BatchObservableCallback, HrTime, Meter, MetricOptions, Observable } from "@opentelemetry/api";
import type { AggregationTemporality, InstrumentType, MetricData } from "@opentelemetry/sdk-metrics";
import { type Aggregation, histogram, lastValue, sum } from "./aggregation.js";
import { createLocalObservable, enterGauge, enterSum, type LocalObservable, runBatch } from "./observable.js";
import { collectPoints, createStorage, type Storage, stateOf } from "./storage.js";
import { isCumulative, type Temporality } from "./temporality.js";

type Type = `${InstrumentType}`;

type Single = { value: number };

/** An instrument by its name: asked for twice, it is the same. */
type LocalInstrument = {
  readonly record: (value: number, attributes?: Attributes) => void;
  readonly observable: LocalObservable;
  readonly collect: (time: HrTime) => readonly MetricData[];
};

/** A Meter that adds up on its own. For recorders, which have checked the values. Views do not apply to it. */
export type LocalMeter = {
  readonly meter: Meter;
  /** Everything of the interval that ends at this time, with what callbacks threw. */
  collect(
    time: HrTime,
    timeout: number | undefined,
  ): Promise<{ readonly metrics: MetricData[]; readonly errors: unknown[] }>;
};

const monotonicTypes: readonly Type[] = ["COUNTER", "OBSERVABLE_COUNTER"];

function aggregationOf(type: Type, options: MetricOptions): Aggregation<unknown> {
  if (type === "HISTOGRAM") return histogram(options.advice?.explicitBucketBoundaries) as Aggregation<unknown>;
  return (type.endsWith("GAUGE") ? lastValue : sum) as Aggregation<unknown>;
}

function createLocalInstrument(
  temporality: Temporality,
  type: Type,
  name: string,
  options: MetricOptions,
): LocalInstrument {
  const aggregation = aggregationOf(type, options);
  const storage = createStorage(aggregation, isCumulative(temporality, type));
  const isMonotonic = monotonicTypes.includes(type);
  const enter = type === "OBSERVABLE_GAUGE" ? enterGauge : enterSum(isMonotonic);
  const { description = "", unit = "", valueType = 1 } = options;
  const data = {
    descriptor: { name, description, unit, valueType },
    aggregationTemporality: (storage.cumulative ? 1 : 0) as AggregationTemporality,
    dataPointType: aggregation.type,
    ...(aggregation === sum ? { isMonotonic } : undefined),
  };
  return {
    record: (value, attributes = {}) => aggregation.record(stateOf(storage, attributes), value),
    observable: createLocalObservable(storage as Storage<Single>, enter),
    collect(time) {
      const dataPoints = collectPoints(storage, time);
      return dataPoints.length === 0 ? [] : [{ ...data, dataPoints } as unknown as MetricData];
    },
  };
}

async function runAll(
  batches: ReadonlySet<BatchObservableCallback>,
  time: HrTime,
  timeout: number | undefined,
): Promise<unknown[]> {
  const results = await Promise.allSettled([...batches].map((callback) => runBatch(callback, time, timeout)));
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
}

export function createLocalMeter(temporality: Temporality): LocalMeter {
  const instruments = new Map<string, LocalInstrument>();
  const batches = new Set<BatchObservableCallback>();
  const collector = { selectAggregationTemporality: (type: Type) => Number(isCumulative(temporality, type)) };
  const instrumentOf = (type: Type, name: string, options: MetricOptions = {}): LocalInstrument => {
    const instrument = instruments.get(name) ?? createLocalInstrument(temporality, type, name, options);
    instruments.set(name, instrument);
    return instrument;
  };
  const adder = (type: Type) => (name: string, options?: MetricOptions) => ({
    add: instrumentOf(type, name, options).record,
  });
  const recorder = (type: Type) => (name: string, options?: MetricOptions) => ({
    record: instrumentOf(type, name, options).record,
  });
  const observable =
    (type: Type) =>
    (name: string, options?: MetricOptions): Observable =>
      instrumentOf(type, name, options).observable;
  return {
    meter: {
      createCounter: adder("COUNTER"),
      createUpDownCounter: adder("UP_DOWN_COUNTER"),
      createGauge: recorder("GAUGE"),
      createHistogram: recorder("HISTOGRAM"),
      createObservableCounter: observable("OBSERVABLE_COUNTER"),
      createObservableUpDownCounter: observable("OBSERVABLE_UP_DOWN_COUNTER"),
      createObservableGauge: observable("OBSERVABLE_GAUGE"),
      addBatchObservableCallback: (callback) => void batches.add(callback),
      removeBatchObservableCallback: (callback) => void batches.delete(callback),
      // Where recorders look for the temporality, as on a Meter of the SDK.
      ...{ _meterSharedState: { _meterProviderSharedState: { metricCollectors: [collector] } } },
    },
    async collect(time, timeout) {
      const runs = [...instruments.values()].map(({ observable }) => observable.run(time, timeout));
      const errors = [...(await Promise.all(runs)).flat(), ...(await runAll(batches, time, timeout))];
      return { metrics: [...instruments.values()].flatMap((instrument) => instrument.collect(time)), errors };
    },
  };
}
