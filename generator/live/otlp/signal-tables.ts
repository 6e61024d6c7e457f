import { anyValue, keyValue, resource, scope } from "./common-tables.js";
import { type Table, table } from "./tables.js";

// opentelemetry/proto/trace/v1/trace.proto and logs/v1/logs.proto

const attributes = [() => keyValue, "lazy"] as const;
const event: Table = table(
  "Event",
  [1, "timeUnixNano", "fixed64"],
  [2, "name", "string"],
  [3, "attributes", ...attributes],
  [4, "droppedAttributesCount", "uint32"],
);
const link: Table = table(
  "Link",
  [1, "traceId", "id"],
  [2, "spanId", "id"],
  [3, "traceState", "string"],
  [4, "attributes", ...attributes],
  [5, "droppedAttributesCount", "uint32"],
  [6, "flags", "fixed32"],
);
const status: Table = table("Status", [2, "message", "string"], [3, "code", "enum"]);
const span: Table = table(
  "Span",
  [1, "traceId", "id"],
  [2, "spanId", "id"],
  [3, "traceState", "string"],
  [4, "parentSpanId", "id"],
  [5, "name", "string"],
  [6, "kind", "enum"],
  [7, "startTimeUnixNano", "fixed64"],
  [8, "endTimeUnixNano", "fixed64"],
  [9, "attributes", ...attributes],
  [10, "droppedAttributesCount", "uint32"],
  [11, "events", () => event, "walked"],
  [12, "droppedEventsCount", "uint32"],
  [13, "links", () => link, "walked"],
  [14, "droppedLinksCount", "uint32"],
  [15, "status", () => status],
  [16, "flags", "fixed32"],
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
  [3, "severityText", "string"],
  [5, "body", () => anyValue, "walked"],
  [6, "attributes", ...attributes],
  [7, "droppedAttributesCount", "uint32"],
  [8, "flags", "fixed32"],
  [9, "traceId", "id"],
  [10, "spanId", "id"],
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
