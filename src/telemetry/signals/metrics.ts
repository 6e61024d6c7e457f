import { metrics as api } from "@opentelemetry/api";
import type {
  AggregationTemporalitySelector,
  IMetricReader,
  MeterProvider,
  PushMetricExporter,
  ResourceMetrics,
} from "@opentelemetry/sdk-metrics";
import type { Config, Exporter, Format, Temporality } from "../settings/config.js";
import { createSender, formatOf, type PushExporter } from "../senders/create-sender.js";
import { createExportStats, drop, type ExportStats } from "../queue/export-stats.js";
import { batchBytes } from "../queue/create-queue.js";
import { loadMetricEncoder, type MetricEncoder } from "../senders/encode.js";
import { countAllPoints, divide, joinRequests } from "../senders/metric-requests.js";
import type { Sender } from "../senders/sender.js";
import { SendQueue } from "../queue/send-queue.js";
import { hideLabels } from "./redaction.js";
import { startScrapeServer } from "./scrape-server.js";
import { removerOf } from "./registration.js";
import { type Running, RegistrationError, type Setup } from "./signal.js";
import { optional } from "../packages/optional.js";

type Sdk = typeof import("@opentelemetry/sdk-metrics");

/** A part of what was collected, encoded at once: what the SDK hands out may change at the next collection. */
type Collected = { readonly body: Uint8Array; readonly points: number };

/** Data points that are encoded at once, and that go together when a receiver takes no larger request. */
const pointsOfPart = 100;
const longestStall = 10;
const mostParts = 1_000_000;

async function encodeParts(collected: ResourceMetrics, { encode }: MetricEncoder): Promise<Collected[]> {
  const parts: Collected[] = [];
  let start = performance.now();
  for (const part of divide(collected, pointsOfPart)) {
    parts.push({ body: encode(part), points: countAllPoints(part) });
    if (performance.now() - start < longestStall) continue;
    await new Promise((resolve) => setImmediate(resolve));
    start = performance.now();
  }
  return parts;
}

function selectTemporality(
  { AggregationTemporality, InstrumentType }: Sdk,
  wanted: Temporality,
): AggregationTemporalitySelector {
  const delta: readonly string[] =
    wanted === "cumulative"
      ? []
      : [
          InstrumentType.COUNTER,
          InstrumentType.HISTOGRAM,
          ...(wanted === "delta" ? [InstrumentType.OBSERVABLE_COUNTER] : []),
        ];
  return (kind) => (delta.includes(kind) ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE);
}

/** How a reader hands its collections on, and how it ends. */
type MetricPipeline = {
  readonly reader: IMetricReader;
  readonly where: string;
  readonly stats: ExportStats;
  waiting(): number;
  close(limit: number): Promise<void>;
};

function createMetricQueue(
  sender: Sender,
  format: Format,
  { batching, metrics, queueBytes, temporality }: Config,
): SendQueue<Collected> {
  return new SendQueue<Collected>({
    name: "metrics",
    sender,
    stats: createExportStats(),
    encode: (items) =>
      joinRequests(
        items.map(({ body }) => body),
        format,
      ),
    weigh: ({ points }) => points,
    sizeOf: ({ body }) => body.length,
    limit: mostParts,
    byteLimit: queueBytes,
    batchSize: mostParts,
    batchBytes,
    itemBytes: Number.POSITIVE_INFINITY,
    delay: batching.metrics.delay,
    timeout: metrics.timeout,
    latestOnly: temporality === "cumulative",
  });
}

async function createPushPipeline(sdk: Sdk, exporter: PushExporter, { config }: Setup): Promise<MetricPipeline> {
  const format = formatOf(exporter);
  const encoder = await loadMetricEncoder(format);
  const sender = await createSender("metrics", exporter, config, encoder.readRejected);
  const queue = createMetricQueue(sender, format, config);
  const adapter: PushMetricExporter = {
    export: (collected, done) => {
      encodeParts(collected, encoder).then(
        (parts) => {
          queue.addAll(parts);
          done({ code: 0 });
        },
        (error: Error) => {
          drop(queue.stats, countAllPoints(collected), "could not be encoded");
          done({ code: 1, error });
        },
      );
    },
    forceFlush: () => queue.flush(),
    shutdown: async () => {},
    selectAggregationTemporality: selectTemporality(sdk, config.temporality),
  };
  const exportIntervalMillis = config.metricInterval;
  const exportTimeoutMillis = Math.min(exportIntervalMillis, 30_000);
  const reader = new sdk.PeriodicExportingMetricReader({
    exporter: adapter,
    exportIntervalMillis,
    exportTimeoutMillis,
  });
  return {
    reader,
    where: sender.where,
    stats: queue.stats,
    waiting: () => queue.waiting,
    close: (limit) => queue.close(limit),
  };
}

async function createScrapedPipeline({
  host,
  port,
  path,
}: Extract<Exporter, { kind: "prometheus" }>): Promise<MetricPipeline> {
  const { PrometheusExporter } = await optional["exporter-prometheus"]();
  const stats = createExportStats();
  class CountedExporter extends PrometheusExporter {
    override async collect(
      ...options: Parameters<InstanceType<typeof PrometheusExporter>["collect"]>
    ): ReturnType<InstanceType<typeof PrometheusExporter>["collect"]> {
      const result = await super.collect(...options);
      stats.exported += countAllPoints(result.resourceMetrics);
      stats.lastSuccess = new Date();
      return result;
    }
  }
  const reader = new CountedExporter({ host, port, endpoint: path, preventServerStart: true });
  const server = await startScrapeServer(host, port, path, (request, response) => {
    reader.getMetricsRequestHandler(request, response);
  });
  const close = async () => server.close();
  return { reader, where: `http://${host}:${port}${path}`, stats, waiting: () => 0, close };
}

function within(limit: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limit);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(done, done);
  });
}

/** Collects for the last time, then ends what is on its way, all within the limit. */
async function close(provider: MeterProvider, pipeline: MetricPipeline, limit: number): Promise<void> {
  const start = Date.now();
  await within(limit, provider.shutdown());
  return pipeline.close(Math.max(0, limit - (Date.now() - start)));
}

/** Registers a global meter provider that goes to the exporter, or that Prometheus scrapes. */
export async function startMetrics(exporter: Exclude<Exporter, { kind: "none" }>, setup: Setup): Promise<Running> {
  const sdk = await optional["sdk-metrics"]();
  const pipeline =
    exporter.kind === "prometheus"
      ? await createScrapedPipeline(exporter)
      : await createPushPipeline(sdk, exporter, setup);
  const provider = new sdk.MeterProvider({
    resource: setup.resource,
    readers: [pipeline.reader],
    // Before values make series, so that two hidden values are one series.
    views: [{ instrumentName: "*", attributesProcessors: [{ process: (given) => hideLabels(given, setup.content) }] }],
  });
  if (!api.setGlobalMeterProvider(provider)) {
    await close(provider, pipeline, 0);
    throw new RegistrationError("a meter provider is registered already");
  }
  const remove = removerOf(() => api.getMeterProvider(), api);
  return {
    signal: "metrics",
    where: pipeline.where,
    stats: pipeline.stats,
    waiting: pipeline.waiting,
    flush: () => provider.forceFlush(),
    close: (limit) => {
      remove();
      return close(provider, pipeline, limit);
    },
  };
}
