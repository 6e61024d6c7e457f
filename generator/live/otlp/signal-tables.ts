import { keyValue, resource, scope } from "./common-tables.js";
import { type Table, table } from "./tables.js";

// What is checked of opentelemetry/proto/trace/v1/trace.proto and logs/v1/logs.proto; all else is passed over unread.

const attributes = [() => keyValue, "lazy"] as const;
const event: Table = table(
  "Event",
  [1, "timeUnixNano", "fixed64"],
  [2, "name", "string"],
  [3, "attributes", ...attributes],
);
const status: Table = table("Status", [3, "code", "enum"]);
const span: Table = table(
  "Span",
  [5, "name", "string"],
  [6, "kind", "enum"],
  [7, "startTimeUnixNano", "fixed64"],
  [8, "endTimeUnixNano", "fixed64"],
  [9, "attributes", ...attributes],
  [11, "events", () => event, "walked"],
  [15, "status", () => status],
);
const scopeSpans: Table = table(
  "ScopeSpans",
  [1, "scope", () => scope],
  [2, "spans", () => span, "walked"],
  [3, "schemaUrl", "string"],
);
const resourceSpans: Table = table(
  "ResourceSpans",
  [1, "resource", () => resource],
  [2, "scopeSpans", () => scopeSpans, "walked"],
  [3, "schemaUrl", "string"],
);
export const tracesRequest: Table = table("ExportTraceServiceRequest", [
  1,
  "resourceSpans",
  () => resourceSpans,
  "walked",
]);

const logRecord: Table = table(
  "LogRecord",
  [1, "timeUnixNano", "fixed64"],
  [11, "observedTimeUnixNano", "fixed64"],
  [2, "severityNumber", "enum"],
  [6, "attributes", ...attributes],
  [12, "eventName", "string"],
);
const scopeLogs: Table = table(
  "ScopeLogs",
  [1, "scope", () => scope],
  [2, "logRecords", () => logRecord, "walked"],
  [3, "schemaUrl", "string"],
);
const resourceLogs: Table = table(
  "ResourceLogs",
  [1, "resource", () => resource],
  [2, "scopeLogs", () => scopeLogs, "walked"],
  [3, "schemaUrl", "string"],
);
export const logsRequest: Table = table("ExportLogsServiceRequest", [1, "resourceLogs", () => resourceLogs, "walked"]);
