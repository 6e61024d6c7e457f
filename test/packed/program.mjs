/** What a newcomer writes after `init`: every recorder, a real SDK reader, and a validator. */
export const program = `import { metrics } from "@opentelemetry/api";
import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { createRecorders } from "./generated/recorders.js";
import { shopMeasurement } from "./generated/validators.js";

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] });
const record = createRecorders({ environment: "production" });
record.jobStarted({ kind: "import" });
metrics.setGlobalMeterProvider(provider);
record.bind(metrics.getMeter("shop"));
record.jobStarted({ kind: "import" }, 2);
record.startJobDuration()({ outcome: "done" });
record.toolCall({ tool: "shell", status: "ok" });
await provider.forceFlush();
const exported = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
console.log(JSON.stringify(exported.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints.map((point) => typeof point.value === "number" ? point.value : point.value.count)])));
console.log(shopMeasurement.safeParse({ metric: "shop.job.started", instrument: "counter", value: 1, attributes: { kind: 1 } }).success);
await provider.shutdown();
`;
