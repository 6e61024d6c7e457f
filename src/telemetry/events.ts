import type { Attributes } from "@opentelemetry/api";
import type { AnyValue, LogRecord } from "@opentelemetry/api-logs";

/** From the least to the gravest. */
export type Severity = "trace" | "debug" | "info" | "warn" | "error" | "fatal";

export type EventAttributes = Readonly<Record<string, AnyValue>>;

export type EventOptions = {
  /** Default: `info`. */
  readonly severity?: Severity;
  /** Default: now. */
  readonly time?: Date;
};

export type EmitLog = (record: LogRecord) => void;

/** OpenTelemetry's numbers of severities: the lowest of each group of four. */
const severityNumbers: Readonly<Record<Severity, number>> = {
  trace: 1,
  debug: 5,
  info: 9,
  warn: 13,
  error: 17,
  fatal: 21,
};

/** The log record of an event: its name, its time (RFC 3339, milliseconds, UTC) and severity stand beside the attributes. */
export function toLogRecord(name: string, attributes: EventAttributes | Attributes, options: EventOptions): LogRecord {
  const { severity = "info", time = new Date() } = options;
  return {
    eventName: name,
    timestamp: time,
    severityNumber: severityNumbers[severity],
    severityText: severity.toUpperCase(),
    attributes: { "event.name": name, "event.timestamp": time.toISOString(), ...attributes },
  };
}
