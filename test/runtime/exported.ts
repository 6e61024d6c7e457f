import {
  AggregationTemporality,
  type AggregationTemporalitySelector,
  type MetricData,
  MeterProvider,
  type MeterProviderOptions,
  MetricReader,
} from "@opentelemetry/sdk-metrics";

/** A reader that collects when the test says so. */
export class ManualReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}

  protected override async onShutdown(): Promise<void> {}
}

export type Sdk = { readonly provider: MeterProvider; readonly reader: ManualReader };

export function createSdk(
  options: MeterProviderOptions = {},
  temporality: AggregationTemporality | AggregationTemporalitySelector = AggregationTemporality.CUMULATIVE,
): Sdk {
  const select = typeof temporality === "function" ? temporality : () => temporality;
  const reader = new ManualReader({ aggregationTemporalitySelector: select });
  return { reader, provider: new MeterProvider({ ...options, readers: [reader] }) };
}

type Points = { readonly [attributes: string]: unknown };

function canonical(attributes: object): string {
  return JSON.stringify(attributes, Object.keys(attributes).sort());
}

/** Everything about a metric that an exporter passes on, except times; points by their attributes. */
function summarize({ descriptor, aggregationTemporality, dataPointType, dataPoints, ...rest }: MetricData): unknown {
  const { name, description, unit, valueType } = descriptor;
  const isMonotonic = "isMonotonic" in rest ? rest.isMonotonic : undefined;
  const points = Object.fromEntries(dataPoints.map((point) => [canonical(point.attributes), point.value]));
  return { name, description, unit, valueType, aggregationTemporality, dataPointType, isMonotonic, points };
}

export async function collectMetrics(reader: MetricReader): Promise<readonly MetricData[]> {
  const { resourceMetrics, errors } = await reader.collect();
  if (errors.length > 0) throw new AggregateError(errors, "collection failed");
  return resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics);
}

/** What a collection exports, by metric name. */
export async function collectSummaries(reader: MetricReader): Promise<Map<string, unknown>> {
  const metrics = await collectMetrics(reader);
  const sorted = [...metrics].sort((a, b) => (a.descriptor.name < b.descriptor.name ? -1 : 1));
  return new Map(sorted.map((metric) => [metric.descriptor.name, summarize(metric)]));
}

/** The values of one metric in the next collection, by attributes as JSON with sorted keys. */
export async function collectPoints(reader: MetricReader, name: string): Promise<Points> {
  const metrics = await collectMetrics(reader);
  const points = metrics
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(({ dataPoints }) => [...dataPoints]);
  return Object.fromEntries(points.map((point) => [canonical(point.attributes), point.value]));
}
