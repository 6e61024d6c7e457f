// What a receiver was sent, as plain values that can be compared: without times, random ids, and the order of attributes.
import definitions from "otlp-definitions/build/src/generated/root.js";

const { collector } = definitions.opentelemetry.proto;
const kinds = {
  logs: [collector.logs.v1.ExportLogsServiceRequest, "resourceLogs", "scopeLogs", "logRecords"],
  traces: [collector.trace.v1.ExportTraceServiceRequest, "resourceSpans", "scopeSpans", "spans"],
  metrics: [collector.metrics.v1.ExportMetricsServiceRequest, "resourceMetrics", "scopeMetrics", "metrics"],
};

const changing = /^(.*UnixNano|traceId|spanId|parentSpanId|flags)$/;
/** Stacks name the files of the program, and events have their time as an attribute. */
const isChanging = (part) => ["exception.stacktrace", "event.timestamp"].includes(part?.key);

function plain(value) {
  if (Array.isArray(value)) {
    const parts = value.filter((part) => !isChanging(part)).map(plain);
    return parts.every((part) => part !== null && typeof part === "object")
      ? parts.sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
      : parts;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !changing.test(key));
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, part]) => [key, plain(part)]),
  );
}

/** One text for each item of a request: with its resource and scope, and for a span whether it has a parent. */
export function itemsOf(path, body) {
  const signal = path.split("/").at(-1);
  const [type, resources, scopes, items] = kinds[signal];
  const request = type.toObject(type.decode(body), { longs: String, bytes: String, enums: Number });
  return request[resources].flatMap(({ resource, ...rest }) =>
    rest[scopes].flatMap(({ scope, ...more }) =>
      more[items].map((item) =>
        JSON.stringify(plain({ signal, resource, scope, item, hasParent: (item.parentSpanId ?? "") !== "" })),
      ),
    ),
  );
}

/** What one list has and the other has not, each as often as it occurs. */
export function differencesOf(ours, hand) {
  const left = [...hand];
  const more = ours.filter((item) => {
    const at = left.indexOf(item);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [...more.map((item) => `only ours: ${item}`), ...left.map((item) => `only by hand: ${item}`)];
}
