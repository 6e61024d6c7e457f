/**
 * Exports metrics, spans and log events as a configuration says. Every package of OpenTelemetry's SDK is an optional
 * peer, loaded only for a signal that is on.
 */
export { emitEvent, startTelemetry, telemetryStatus } from "./telemetry/current.js";
export type { Delivery } from "./telemetry/delivery.js";
export { type DiagnoseOptions, type Diagnosis, diagnose } from "./telemetry/diagnose.js";
export type { EventAttributes, EventOptions, EventValue, Severity } from "./telemetry/events.js";
export { inSpan } from "./telemetry/in-span.js";
export type { ContextAttributes } from "./telemetry/running.js";
export type { ShutdownReport, Telemetry, TelemetryOptions } from "./telemetry/start.js";
export { describeStatus, type SignalStatus, type TelemetryStatus } from "./telemetry/status.js";
