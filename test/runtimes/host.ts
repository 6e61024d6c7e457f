/** Where the suite gets its Meters from. */
import type { Meter } from "@opentelemetry/api";
import { MeterProvider, MetricReader, type MetricReaderOptions } from "@opentelemetry/sdk-metrics";

/** A Meter that no other check has, and what its host exports of a metric: the values of the points. */
type Opened = { readonly meter: Meter; read(name: string): Promise<readonly unknown[]> };

export type Host = {
  open(): Opened;
  /** Whether readers of the SDK collect there, to which a producer can be given. */
  readonly hasReaders: boolean;
};

class ManualReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}

  protected override async onShutdown(): Promise<void> {}
}

export async function readFrom(reader: MetricReader, name: string): Promise<readonly unknown[]> {
  const { resourceMetrics } = await reader.collect();
  const all = resourceMetrics.scopeMetrics.flatMap(({ metrics }) => metrics);
  const points = all
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(({ dataPoints }): readonly object[] => dataPoints);
  return points.map((point) => (point as { readonly value: unknown }).value);
}

export function createReader(options?: MetricReaderOptions): ManualReader {
  return new ManualReader(options);
}

/** The SDK of npm, bundled with the suite. */
export const npmSdk: Host = {
  hasReaders: true,
  open() {
    const reader = createReader();
    const meter = new MeterProvider({ readers: [reader] }).getMeter("fixture");
    return { meter, read: (name) => readFrom(reader, name) };
  },
};
