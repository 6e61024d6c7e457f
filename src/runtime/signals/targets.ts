import type { Attributes, Meter, MeterProvider, Tracer, TracerProvider } from "@opentelemetry/api";
import { type Handle, internals, type RecorderState } from "../catalog/state.js";

/** A log record as OpenTelemetry's logs API takes it. */
export type EventRecord = {
  readonly eventName: string;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly attributes: Attributes;
};

/** A Logger of OpenTelemetry's logs API, whichever package it comes from. */
export type EventLogger = { emit(record: EventRecord): void };

/** What events need of a LoggerProvider of OpenTelemetry, of either API that has one. */
export type EventLoggerProvider = {
  getLogger(name: string, version?: string, options?: { readonly schemaUrl?: string }): EventLogger;
};

/** What may leave that people or tools wrote. Default: nothing. */
export type ContentSwitches = {
  /** Messages and stacks of what is thrown in a span; without it, its name alone leaves. */
  readonly exceptions?: boolean;
};

/** Where metrics, events and spans go; of providers, what has the name, version and schema of the catalog. */
export type SignalTargets = {
  readonly meter?: Meter | MeterProvider | undefined;
  readonly logger?: EventLogger | EventLoggerProvider | undefined;
  readonly tracer?: Tracer | TracerProvider | undefined;
  readonly content?: ContentSwitches | undefined;
};

/** What is bound, beside the Meter. */
type Bound = {
  logger: EventLogger | undefined;
  tracer: Tracer | undefined;
  content: ContentSwitches;
  /** By definition, what to report of an event or span that has expired; undefined where it has not. */
  readonly ended: Map<object, string | undefined>;
};

/** On the state, which all handles share, whichever copy of this package made it. */
const key: unique symbol = Symbol.for("meterbook.bound.1") as never;

export function boundOf(handle: Handle): Bound {
  const state = handle[internals].state as RecorderState & { [key]?: Bound };
  state[key] ??= { logger: undefined, tracer: undefined, content: {}, ended: new Map() };
  return state[key];
}

export function isTargets(target: Meter | MeterProvider | SignalTargets): target is SignalTargets {
  return !("createCounter" in target || "getMeter" in target);
}

/** Sets the Logger and the Tracer; what is left out is released. */
export function bindSignals(handle: Handle, { logger, tracer, content = {} }: SignalTargets): void {
  const { name, version, schemaUrl } = handle[internals].state.catalog;
  const options = schemaUrl === undefined ? {} : { schemaUrl };
  const bound = boundOf(handle);
  bound.logger = logger && ("getLogger" in logger ? logger.getLogger(name, version, options) : logger);
  bound.tracer = tracer && ("getTracer" in tracer ? tracer.getTracer(name, version, options) : tracer);
  bound.content = content;
}
