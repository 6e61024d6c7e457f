/**
 * Exports metrics, spans and log events as a configuration says. Every package of OpenTelemetry's SDK is an optional
 * peer, loaded only for a signal that is on.
 */
export { emitEvent, startTelemetry, telemetryStatus } from "./current.js";
export type { Delivery } from "./delivery.js";
export { type DiagnoseOptions, type Diagnosis, diagnose } from "./diagnose.js";
export type { EventAttributes, EventOptions, EventValue, Severity } from "./events.js";
export { inSpan } from "./in-span.js";
export type { ContextAttributes } from "./running.js";
export type { ShutdownReport, Telemetry, TelemetryOptions } from "./start.js";
export { describeStatus, type SignalStatus, type TelemetryStatus } from "./status.js";
