import type { Attributes, BatchObservableCallback, HrTime, Meter, MetricOptions, Observable } from "@opentelemetry/api";
import type { AggregationTemporality, InstrumentType, MetricData } from "@opentelemetry/sdk-metrics";
import { type Aggregation, boundariesOf, histogram, lastValue, sum } from "./aggregation.js";
import { createAlignedReservoir, createFixedReservoir, exemplarOf, type ExemplarFilter } from "./exemplars.js";
import { createLocalObservable, enterGauge, enterSum, type LocalObservable, runBatch } from "./observable.js";
import {
  collectPoints,
  createStorage,
  type Holder,
  heldCellOf,
  knownCellOf,
  type Storage,
  stateOf,
  toHrTime,
} from "./storage.js";
import { isCumulative, type Temporality } from "./temporality.js";

type Type = `${InstrumentType}`;

type Single = { value: number };

/** An instrument by its name: asked for twice, it is the same. */
type LocalInstrument = {
  readonly record: Record;
  readonly observable: LocalObservable;
  readonly collect: (time: HrTime) => readonly MetricData[];
};

/** A Meter that adds up on its own. For recorders, which have checked the values. Views do not apply to it. */
type LocalMeter = {
  readonly meter: Meter;
  /** Everything of the interval that ends at this time, with what callbacks threw. */
  collect(
    time: HrTime,
    timeout: number | undefined,
  ): Promise<{ readonly metrics: MetricData[]; readonly errors: unknown[] }>;
};

const monotonicTypes: readonly Type[] = ["COUNTER", "OBSERVABLE_COUNTER"];

/** What all instruments of a Meter have in common. */
type LocalOptions = { readonly temporality: Temporality; readonly exemplars: ExemplarFilter };

function storageOf(type: Type, options: MetricOptions, { temporality, exemplars }: LocalOptions): Storage<unknown> {
  const boundaries = boundariesOf(options.advice?.explicitBucketBoundaries);
  const isHistogram = type === "HISTOGRAM";
  const aggregation = isHistogram ? histogram(boundaries) : type.endsWith("GAUGE") ? lastValue : sum;
  // As the specification has it by default: aligned to buckets if there are several.
  const isAligned = isHistogram && boundaries.length > 0;
  const createReservoir = () => (isAligned ? createAlignedReservoir(boundaries) : createFixedReservoir());
  return createStorage(
    aggregation as Aggregation<unknown>,
    isCumulative(temporality, type),
    exemplars === "always_off" || type.startsWith("OBSERVABLE") ? undefined : createReservoir,
  );
}

/** Of a recorder, with the series that holds the cell; of whoever else calls the instrument, without. */
type Record = (value: number, attributes: Attributes, series?: Holder) => void;

function recordTo(storage: Storage<unknown>): Record {
  const { aggregation } = storage;
  return (value, attributes, series) => {
    const cell = series ? heldCellOf(storage, attributes, series) : knownCellOf(storage, attributes);
    aggregation.record(stateOf(storage, cell), value);
  };
}

/** The same, and offers each measurement that the filter lets pass to the reservoir of its series. */
function recordWithExemplars(storage: Storage<unknown>, filter: ExemplarFilter): Record {
  const now = () => toHrTime(Date.now());
  return (value, attributes) => {
    const cell = knownCellOf(storage, attributes);
    storage.aggregation.record(stateOf(storage, cell), value);
    const exemplar = exemplarOf(filter, value, now);
    if (exemplar) cell.reservoir?.offer(exemplar);
  };
}

function createLocalInstrument(local: LocalOptions, type: Type, name: string, options: MetricOptions): LocalInstrument {
  const storage = storageOf(type, options, local);
  const { aggregation } = storage;
  const isMonotonic = monotonicTypes.includes(type);
  const enter = type === "OBSERVABLE_GAUGE" ? enterGauge : enterSum(isMonotonic);
  const { description = "", unit = "", valueType = 1 } = options;
  const data = {
    descriptor: { name, description, unit, valueType },
    aggregationTemporality: (storage.cumulative ? 1 : 0) as AggregationTemporality,
    dataPointType: aggregation.type,
    ...(aggregation === (sum as Aggregation<unknown>) ? { isMonotonic } : undefined),
  };
  return {
    record: storage.createReservoir ? recordWithExemplars(storage, local.exemplars) : recordTo(storage),
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

export function createLocalMeter(local: LocalOptions): LocalMeter {
  const instruments = new Map<string, LocalInstrument>();
  const batches = new Set<BatchObservableCallback>();
  const collector = { selectAggregationTemporality: (type: Type) => Number(isCumulative(local.temporality, type)) };
  const instrumentOf = (type: Type, name: string, options: MetricOptions = {}): LocalInstrument => {
    const instrument = instruments.get(name) ?? createLocalInstrument(local, type, name, options);
    instruments.set(name, instrument);
    return instrument;
  };
  const synchronous = (type: Type) => (name: string, options?: MetricOptions) => {
    const { record } = instrumentOf(type, name, options);
    const take = (value: number, attributes: Attributes = {}) => record(value, attributes);
    return { add: take, record: take, _meterbook: record };
  };
  const observable =
    (type: Type) =>
    (name: string, options?: MetricOptions): Observable =>
      instrumentOf(type, name, options).observable;
  return {
    meter: {
      createCounter: synchronous("COUNTER"),
      createUpDownCounter: synchronous("UP_DOWN_COUNTER"),
      createGauge: synchronous("GAUGE"),
      createHistogram: synchronous("HISTOGRAM"),
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
