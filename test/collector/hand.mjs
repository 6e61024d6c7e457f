// The session of ours.ts, recorded with OpenTelemetry's SDK alone: `node hand.mjs push` or `node hand.mjs <port> <stay>`.
import { setTimeout } from "node:timers/promises";
import { metrics, SpanStatusCode, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { context } from "@opentelemetry/api";
import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import {
  ProtobufLogsSerializer,
  ProtobufMetricsSerializer,
  ProtobufTraceSerializer,
} from "@opentelemetry/otlp-transformer";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import { LoggerProvider } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { ports } from "./servers.mjs";

const [, , way, stay = "0"] = process.argv;
const own = { "service.name": "codex", "service.version": "1.4.0", env: "dev" };
const resource = defaultResource().merge(resourceFromAttributes(own));
const common = { surface: "cli", version: "1.4.0", auth_mode: "api", model: "gpt-5" };

const posts = [];
function post(signal, serializer, items) {
  const body = serializer.serializeRequest(items);
  const headers = { "content-type": "application/x-protobuf" };
  posts.push(fetch(`http://127.0.0.1:${ports.http}/v1/${signal}`, { method: "POST", headers, body }));
}

const records = [];
const spans = [];
const push = new PeriodicExportingMetricReader({
  exportIntervalMillis: 3_600_000,
  exporter: {
    export: (collected, done) => {
      post("metrics", ProtobufMetricsSerializer, collected);
      done({ code: 0 });
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  },
});
const reader = way === "push" ? push : new PrometheusExporter({ host: "127.0.0.1", port: ports.hand });
const provider = new MeterProvider({ resource, readers: [reader] });
metrics.setGlobalMeterProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
const keep = (list) => ({ onEmit: (item) => list.push(item), forceFlush: async () => {}, shutdown: async () => {} });
logs.setGlobalLoggerProvider(new LoggerProvider({ resource, processors: [keep(records)] }));
const processor = {
  onStart: () => {},
  onEnd: (span) => spans.push(span),
  forceFlush: async () => {},
  shutdown: async () => {},
};
trace.setGlobalTracerProvider(new TracerProvider({ resource, spanProcessors: [processor] }));

const meter = metrics.getMeter("codex");
const counter = (name, description, unit) => meter.createCounter(name, { description, unit, valueType: 0 });
const sessions = counter("codex.session.started", "New session created.", "{session}");
sessions.add(1, { ...common, is_git: true });
sessions.add(2, { ...common, is_git: true });
sessions.add(1, { ...common, is_git: false });
counter("codex.task.compact", "Number of compaction per type (`remote` or `local`)", "{compaction}").add(1, {
  ...common,
  type: "local",
});
const features = "Feature values that differ from defaults (emit one row per non-default).";
counter("codex.features.state", features, "{feature}").add(1, { ...common, key: "a", value: 'quo"te\n' });
counter("codex.task.undo", "Number of undo made", "{undo}").add(1, { ...common, model: "o5" });
const latency = meter.createHistogram("latency", { unit: "s", description: "How long it takes." });
for (const seconds of [0.001, 0.5, 3, 12_000]) latency.record(seconds, { path: "/ü" });
meter.createUpDownCounter("open").add(-2);

// What an event of OpenTelemetry has of its own in Meterbook: its name and time as attributes, too.
const emit = (eventName, severityNumber, severityText, attributes) =>
  logs.getLogger("codex").emit({
    eventName,
    severityNumber,
    severityText,
    attributes: { ...attributes, "event.name": eventName, "event.timestamp": new Date().toISOString(), ...common },
  });
emit("codex.tool_result", 9, "INFO", { tool: "shell", success: false, took: 12.5, list: [1, 2], nested: { a: "b" } });
emit("codex.warned", 13, "WARN", {});
const tracer = trace.getTracer("meterbook");
tracer.startActiveSpan("turn", { attributes: { step: 1, ...common } }, (turn) => {
  turn.addEvent("half", { at: 0.5 });
  tracer.startActiveSpan("inner", { attributes: common }, (inner) => {
    inner.recordException(new TypeError("it failed"));
    inner.setStatus({ code: SpanStatusCode.ERROR });
    inner.end();
  });
  turn.end();
});

await setTimeout(Number(stay));
await provider.shutdown();
if (way === "push") {
  post("logs", ProtobufLogsSerializer, records);
  post("traces", ProtobufTraceSerializer, spans);
}
for (const { status } of await Promise.all(posts))
  if (status !== 200) throw new Error(`the Collector answered ${status}`);
