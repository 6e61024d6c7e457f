import { context, type Meter } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  type ReadableLogRecord,
  SimpleLogRecordProcessor,
} from "@opentelemetry/sdk-logs";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import type { MeterProvider } from "@opentelemetry/sdk-metrics";
import { afterAll, beforeAll } from "vitest";
import { collectSummaries, createSdk } from "../exported.js";

/** A Meter, a Logger and a Tracer of the SDK, and what they export. */
export type World = {
  readonly meters: MeterProvider;
  readonly meter: Meter;
  readonly loggers: LoggerProvider;
  readonly tracers: BasicTracerProvider;
  readonly logs: () => readonly ReadableLogRecord[];
  readonly spans: () => readonly ReadableSpan[];
  readonly metrics: () => Promise<ReadonlyMap<string, unknown>>;
};

export function createWorld(): World {
  const { provider, reader } = createSdk();
  const logs = new InMemoryLogRecordExporter();
  const spans = new InMemorySpanExporter();
  return {
    meters: provider,
    meter: provider.getMeter("shop"),
    loggers: new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: logs })] }),
    tracers: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
    logs: () => logs.getFinishedLogRecords(),
    spans: () => spans.getFinishedSpans(),
    metrics: () => collectSummaries(reader),
  };
}

/** What an exporter passes on of a log record, except times and ids. */
export function logSummary(record: ReadableLogRecord): unknown {
  const { eventName, severityNumber, severityText, attributes, body, instrumentationScope, spanContext } = record;
  const { name, version } = instrumentationScope;
  return { eventName, severityNumber, severityText, attributes, body, scope: [name, version], inSpan: !!spanContext };
}

/** The same of a span. */
export function spanSummary({ name, kind, status, attributes, events, instrumentationScope }: ReadableSpan): unknown {
  const attached = events.map((event) => ({ name: event.name, attributes: event.attributes }));
  return { name, kind, status, attributes, events: attached, scope: instrumentationScope.name };
}

/** Carries active spans through asynchronous code, for the tests of a file. */
export function enableContexts(): void {
  beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => context.disable());
}
