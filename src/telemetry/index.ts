/**
 * Exports metrics, spans and log events as a configuration says. Every package of OpenTelemetry's SDK is an optional
 * peer, loaded only for a signal that is on.
 */
export { emitEvent, startTelemetry, telemetryStatus } from "./lifecycle/current.js";
export type { ExportStats } from "./queue/export-stats.js";
export { type DiagnoseOptions, type Diagnosis, diagnose } from "./diagnosis/diagnose.js";
export type { EventAttributes, EventOptions, EventValue, Severity } from "./signals/events.js";
export { inSpan, type SpanOptions } from "./signals/in-span.js";
export { type CatalogRecorders, type ContextAttributes, withRecorders } from "./signals/recorders.js";
export type { ShutdownReport, Telemetry, TelemetryOptions } from "./lifecycle/start.js";
export { describeStatus, type SignalStatus, type TelemetryStatus } from "./lifecycle/status.js";
