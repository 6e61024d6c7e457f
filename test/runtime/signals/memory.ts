import type { Meter } from "@opentelemetry/api";
import { LoggerProvider, type ReadableLogRecord } from "@opentelemetry/sdk-logs";
import type { MeterProvider } from "@opentelemetry/sdk-metrics";
import { type ReadableSpan, TracerProvider } from "@opentelemetry/sdk-trace";
import { collectSummaries, createSdk } from "../exported.js";

/** A Meter, a Logger and a Tracer of the SDK, and what they export. */
export type World = {
  readonly meters: MeterProvider;
  readonly meter: Meter;
  readonly loggers: LoggerProvider;
  readonly tracers: TracerProvider;
  readonly logs: () => readonly ReadableLogRecord[];
  readonly spans: () => readonly ReadableSpan[];
  readonly metrics: () => Promise<ReadonlyMap<string, unknown>>;
};

const ends = { forceFlush: async () => {}, shutdown: async () => {} };

export function createWorld(): World {
  const { provider, reader } = createSdk();
  const logs: ReadableLogRecord[] = [];
  const spans: ReadableSpan[] = [];
  return {
    meters: provider,
    meter: provider.getMeter("shop"),
    loggers: new LoggerProvider({ processors: [{ ...ends, onEmit: (record) => void logs.push(record) }] }),
    tracers: new TracerProvider({
      spanProcessors: [{ ...ends, onStart: () => {}, onEnd: (span) => void spans.push(span) }],
    }),
    logs: () => logs,
    spans: () => spans,
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
