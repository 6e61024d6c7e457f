import type { CatalogRecorders } from "./recorders.js";

/** From the least to the gravest. */
export type Severity = "trace" | "debug" | "info" | "warn" | "error" | "fatal";

/** What an attribute of an event may hold, as OpenTelemetry's logs do; undefined ones are left out. */
export type EventValue =
  | string
  | number
  | boolean
  | Uint8Array
  | readonly EventValue[]
  | { readonly [name: string]: EventValue }
  | null
  | undefined;

/** Attributes of an event by name; those that are undefined are left out. */
export type EventAttributes = Readonly<Record<string, EventValue>>;

/** What an event has beside its attributes. */
export type EventOptions = {
  /** Default: `info`. */
  readonly severity?: Severity;
  /** Default: now. */
  readonly time?: Date;
  /** Whose common attributes the event carries. Default: those of `withRecorders`, then those of `startTelemetry`. */
  readonly recorders?: CatalogRecorders;
};

/** A record as the logs API takes it. */
type EventRecord = {
  readonly eventName: string;
  readonly timestamp: Date;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly attributes: EventAttributes;
};

export type EmitLog = (record: EventRecord) => void;

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
export function toLogRecord(name: string, attributes: EventAttributes, options: EventOptions): EventRecord {
  const { severity = "info", time = new Date() } = options;
  const own = { "event.name": name, "event.timestamp": time.toISOString() };
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {
    eventName: name,
    timestamp: time,
    severityNumber: severityNumbers[severity],
    severityText: severity.toUpperCase(),
    attributes: { ...own, ...Object.fromEntries(given), ...own },
  };
}
