import type { LiveSession } from "../session.js";
import { messageOf, jsonMessage, parseJson } from "./json.js";
import type { Message } from "./message.js";
import { metricsRequest } from "./metric-tables.js";
import { protobufMessage } from "./protobuf.js";
import { readLogs } from "./read-logs.js";
import { readMetrics } from "./read-metrics.js";
import { readSpans } from "./read-spans.js";
import { logsRequest, tracesRequest } from "./signal-tables.js";
import type { Table } from "./tables.js";
import { UnreadablePayload } from "./unreadable.js";

export const signals = ["metrics", "traces", "logs"] as const;
export type OtlpSignal = (typeof signals)[number];

const tables: Readonly<Record<OtlpSignal, Table>> = {
  metrics: metricsRequest,
  traces: tracesRequest,
  logs: logsRequest,
};

/** A payload as it came, without compression. */
export type Payload = {
  /** How findings name the way in: `over HTTP`. */
  readonly where: string;
  readonly signal: OtlpSignal;
  readonly format: "protobuf" | "json";
  readonly bytes: Uint8Array;
  /** When it came, in milliseconds since 1970. */
  readonly time: number;
};

/** Checks all of a request; why it could not be read, where it could not. */
export function takeRequest(session: LiveSession, payload: Payload): string | undefined {
  const { where, signal, format, bytes, time } = payload;
  session.looked.payloads += 1;
  session.looked.bytes += bytes.length;
  try {
    const table = tables[signal];
    takeMessage(session, format === "json" ? jsonMessage(utf8(bytes), table) : protobufMessage(bytes, table), payload);
    return undefined;
  } catch (error) {
    if (!(error instanceof UnreadablePayload)) throw error;
    session.unreadable(where, error.message, time);
    return error.message;
  }
}

function takeMessage(session: LiveSession, request: Message, { signal, time }: Pick<Payload, "signal" | "time">): void {
  const { signals, looked } = session;
  if (signal === "metrics") {
    for (const metric of readMetrics(request)) session.take(metric, time);
  } else if (signal === "traces") {
    if (signals.readsSpans) for (const span of readSpans(request)) signals.takeSpan(span, time);
    else looked.spans += countItems(request, ["resourceSpans", "scopeSpans", "spans"]);
  } else if (signals.readsLogs) {
    for (const record of readLogs(request)) signals.takeLog(record, time);
  } else looked.logRecords += countItems(request, ["resourceLogs", "scopeLogs", "logRecords"]);
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadablePayload("the JSON is not UTF-8");
  }
}

const signalKeys: readonly (readonly [key: string, signal: OtlpSignal])[] = [
  ["resourceMetrics", "metrics"],
  ["resourceSpans", "traces"],
  ["resourceLogs", "logs"],
];

/** Checks a line of a file: a request of any signal in JSON, as the `file` exporters of Meterbook and the Collector write it. */
export function takeLine(session: LiveSession, line: string, { where, time }: Pick<Payload, "where" | "time">): void {
  session.looked.payloads += 1;
  session.looked.bytes += Buffer.byteLength(line);
  try {
    const written = parseJson(line);
    const known = signalKeys.filter(
      ([key]) => typeof written === "object" && written !== null && Object.hasOwn(written, key),
    );
    if (known.length === 0) throw new UnreadablePayload("a line has no resourceMetrics, resourceSpans or resourceLogs");
    for (const [, signal] of known) takeMessage(session, messageOf(written, tables[signal]), { signal, time });
  } catch (error) {
    if (!(error instanceof UnreadablePayload)) throw error;
    session.unreadable(where, error.message, time);
  }
}

/** How many spans or log records a request holds. They are counted only, where the catalog has none. */
function countItems(request: Message, [resources, scopes, items]: readonly [string, string, string]): number {
  let count = 0;
  for (const resource of request.each(resources)) {
    for (const scope of resource.each(scopes)) for (const _ of scope.each(items)) count += 1;
  }
  return count;
}
