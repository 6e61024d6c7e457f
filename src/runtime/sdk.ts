import type { Meter } from "@opentelemetry/api";
import type { CollectionResult, MetricProducer } from "@opentelemetry/sdk-metrics";
import type { ExemplarFilter } from "./local/exemplars.js";
import { createLocalMeter } from "./local/meter.js";
import { toHrTime } from "./local/storage.js";
import type { Temporality } from "./local/temporality.js";

export type { Exemplar, ExemplarFilter } from "./local/exemplars.js";
export type { Temporality } from "./local/temporality.js";

/** The scope under which the producer exports, and how. */
export type RecorderProducerOptions = {
  /** Name, version and schema of the instrumentation scope: what `getMeter` would be given. */
  readonly name: string;
  readonly version?: string;
  readonly schemaUrl?: string;
  /** Default `cumulative`. It has to be what the reader's exporter expects. */
  readonly temporality?: Temporality;
  /**
   * Which measurements may become exemplars, as in `OTEL_METRICS_EXEMPLAR_FILTER`. Default `always_off`, which costs
   * nothing. Histograms offer each of their values; counters and gauges theirs only when bound with `immediate`.
   */
  readonly exemplars?: ExemplarFilter;
};

/** A source of metrics for one reader of the OpenTelemetry SDK, with the Meter to bind recorders to. */
export type RecorderProducer = MetricProducer & { readonly meter: Meter };

/** A reader takes the resource from its own provider, and never looks at this one. */
const noResource = { attributes: {}, getRawAttributes: () => [], merge: (other: unknown) => other ?? noResource };

/**
 * Adds up every kind of metric on its own, histograms included, and hands the result to a reader of the SDK:
 * `record.bind(producer.meter)`, and `metricProducers: [producer]` among the options of the reader.
 * Exports what the SDK would, for tens of nanoseconds a value. Views do not apply; a reader that
 * expects other temporality needs a producer, and recorders, of its own.
 */
export function createRecorderProducer(options: RecorderProducerOptions): RecorderProducer {
  const { temporality = "cumulative", exemplars = "always_off", ...scope } = options;
  const { meter, collect } = createLocalMeter({ temporality, exemplars });
  return {
    meter,
    async collect(options): Promise<CollectionResult> {
      const { metrics, errors } = await collect(toHrTime(Date.now()), options?.timeoutMillis);
      const scopeMetrics = metrics.length === 0 ? [] : [{ scope, metrics }];
      const resource = noResource as unknown as CollectionResult["resourceMetrics"]["resource"];
      return { resourceMetrics: { resource, scopeMetrics }, errors };
    },
  };
}
