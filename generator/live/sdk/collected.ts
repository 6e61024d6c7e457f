import type { ReceivedDistribution, ReceivedHead, ReceivedMetric, ReceivedPoint, ReceivedShape } from "../received.js";
import { receivedValue } from "../received-value.js";

/** What a reader of OpenTelemetry's SDK collects, as far as it is read here (sdk-metrics 1 to 3, MetricData.ts). */
export type Collected = {
  readonly scopeMetrics: readonly {
    readonly scope: { readonly name: string; readonly version?: string; readonly schemaUrl?: string };
    readonly metrics: readonly CollectedMetric[];
  }[];
};

type CollectedMetric = {
  readonly descriptor: {
    readonly name: string;
    readonly description: string;
    readonly unit: string;
    readonly valueType: number;
  };
  readonly dataPointType: number;
  readonly aggregationTemporality: number;
  readonly isMonotonic?: boolean;
  readonly dataPoints: readonly {
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly value: unknown;
    readonly endTime?: readonly [seconds: number, nanoseconds: number];
  }[];
};

/** By DataPointType. */
const shapes: readonly ReceivedShape[] = ["histogram", "exponential_histogram", "gauge", "sum"];

/** Every metric that a reader collected. */
export function* readCollected({ scopeMetrics }: Collected): Iterable<ReceivedMetric> {
  for (const { scope, metrics } of scopeMetrics) {
    const { name, version = "", schemaUrl = "" } = scope;
    for (const metric of metrics) {
      const points = pointsOf(metric);
      yield { origin: "this process", scope: { name, version, schemaUrl }, head: headOf(metric), points };
    }
  }
}

function headOf({ descriptor, dataPointType, aggregationTemporality, isMonotonic }: CollectedMetric): ReceivedHead {
  const { name, description, unit } = descriptor;
  const shape = shapes[dataPointType] ?? null;
  const temporality = aggregationTemporality === 0 ? "delta" : "cumulative";
  return {
    name,
    description,
    unit,
    shape,
    isMonotonic: shape === "sum" ? isMonotonic === true : null,
    temporality: shape === "gauge" ? null : temporality,
    isTyped: true,
  };
}

function* pointsOf({ descriptor, dataPoints, dataPointType }: CollectedMetric): Iterable<ReceivedPoint> {
  const isNumber = dataPointType > 1;
  for (const { attributes, value, endTime } of dataPoints) {
    const kind = descriptor.valueType === 0 ? "int" : "double";
    yield {
      key: JSON.stringify(attributes),
      attributes: () => Object.entries(attributes).map(([key, each]) => ({ key, value: receivedValue(each) })),
      time: endTime === undefined ? 0 : endTime[0] * 1000 + endTime[1] / 1e6,
      value: isNumber ? { kind, number: Number(value) } : distributionOf(value),
    };
  }
}

type Histogram = {
  readonly count?: number;
  readonly sum?: number;
  readonly min?: number;
  readonly buckets?: { readonly boundaries: readonly number[]; readonly counts: readonly number[] };
};

function distributionOf(value: unknown): ReceivedDistribution {
  const { count = 0, sum = null, min = null, buckets } = value as Histogram;
  const bounds = buckets?.boundaries ?? null;
  return { kind: "distribution", count, sum, min, max: null, bounds, bucketCounts: buckets?.counts ?? null };
}
