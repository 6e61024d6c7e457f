import type { ReadableLogRecord } from "@opentelemetry/sdk-logs";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { optional } from "../packages/optional.js";
import type { Format } from "../settings/config.js";
import type { ReadRejected } from "./sender.js";

/** Turns items into one OTLP request, says how large an item is, and reads the receiver's answer. */
export type Encoder<Item> = {
  encode(items: Item[]): Uint8Array;
  sizeOf(item: Item): number;
  readonly readRejected: ReadRejected;
};

type Serializer<Request, Response> = {
  serializeRequest(request: Request): Uint8Array | undefined;
  deserializeResponse(body: Uint8Array): Response;
};

type PartialSuccess = { readonly [rejected: string]: unknown };

function serialize<Request>({ serializeRequest }: Serializer<Request, unknown>, request: Request): Uint8Array {
  const body = serializeRequest(request);
  if (body === undefined) throw new TypeError("nothing to encode");
  return body;
}

function countRejected({ rejectedSpans, rejectedLogRecords, rejectedDataPoints }: PartialSuccess): number {
  const count = Number(rejectedSpans ?? rejectedLogRecords ?? rejectedDataPoints ?? 0);
  return Number.isFinite(count) && count > 0 ? count : 0;
}

/** An answer that cannot be read rejects nothing: the receiver has said that it has the request. */
function createReadRejected<Response extends { partialSuccess?: object }>(
  { deserializeResponse }: Serializer<never, Response>,
  own: Format,
): ReadRejected {
  return (body, format = own) => {
    try {
      const text = format === "json" ? JSON.parse(new TextDecoder().decode(body)) : deserializeResponse(body);
      return countRejected({ ...text?.partialSuccess });
    } catch {
      return 0;
    }
  };
}

export async function loadSpanEncoder(format: Format): Promise<Encoder<ReadableSpan>> {
  const { JsonTraceSerializer, ProtobufTraceSerializer } = await optional["otlp-transformer"]();
  const serializer = format === "json" ? JsonTraceSerializer : ProtobufTraceSerializer;
  return {
    encode: (spans) => serialize(serializer, spans),
    sizeOf: ({ attributes, events, links }) => sizeOf(attributes) + sizeOf(events) + sizeOf(links),
    readRejected: createReadRejected(ProtobufTraceSerializer, format),
  };
}

export async function loadLogEncoder(format: Format): Promise<Encoder<ReadableLogRecord>> {
  const { JsonLogsSerializer, ProtobufLogsSerializer } = await optional["otlp-transformer"]();
  const serializer = format === "json" ? JsonLogsSerializer : ProtobufLogsSerializer;
  return {
    encode: (records) => serialize(serializer, records),
    sizeOf: ({ attributes, body }) => sizeOf(attributes) + sizeOf(body),
    readRejected: createReadRejected(ProtobufLogsSerializer, format),
  };
}

export type MetricEncoder = {
  encode(metrics: ResourceMetrics): Uint8Array;
  readonly readRejected: ReadRejected;
};

export async function loadMetricEncoder(format: Format): Promise<MetricEncoder> {
  const { JsonMetricsSerializer, ProtobufMetricsSerializer } = await optional["otlp-transformer"]();
  const serializer = format === "json" ? JsonMetricsSerializer : ProtobufMetricsSerializer;
  return {
    encode: (metrics) => serialize(serializer, metrics),
    readRejected: createReadRejected(ProtobufMetricsSerializer, format),
  };
}

const overhead = 16;
const deepest = 64;

/** About how many bytes a value takes in memory and on the wire: its texts, and a little for everything else. */
function sizeOf(value: unknown, depth = 0): number {
  if (typeof value === "string") return value.length + overhead;
  if (value instanceof Uint8Array) return value.length + overhead;
  if (typeof value !== "object" || value === null || depth > deepest) return overhead;
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + sizeOf(part, depth + 1), overhead);
  return Object.entries(value).reduce((sum, [name, part]) => sum + name.length + sizeOf(part, depth + 1), overhead);
}
