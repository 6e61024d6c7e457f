import type { ReadableLogRecord } from "@opentelemetry/sdk-logs";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import type { ReadRejected } from "./sender.js";

export type Format = "binary" | "json";

/** Turns items into one OTLP request, and reads the receiver's answer. */
export type Encoder<Items> = { encode(items: Items): Uint8Array; readonly readRejected: ReadRejected };

type Serializer<Items, Response> = {
  serializeRequest(items: Items): Uint8Array | undefined;
  deserializeResponse(body: Uint8Array): Response;
};

type PartialSuccess = { readonly [rejected: string]: unknown };

function createEncoder<Items, Response extends { partialSuccess?: object }>(
  serializer: Serializer<Items, Response>,
  format: Format,
): Encoder<Items> {
  return {
    encode: (items) => {
      const body = serializer.serializeRequest(items);
      if (body === undefined) throw new TypeError("nothing to encode");
      return body;
    },
    readRejected: (body) => {
      try {
        if (format === "json" && body.length > 0) JSON.parse(new TextDecoder().decode(body));
        return countRejected({ ...serializer.deserializeResponse(body).partialSuccess });
      } catch {
        return undefined;
      }
    },
  };
}

function countRejected({ rejectedSpans, rejectedLogRecords, rejectedDataPoints }: PartialSuccess): number {
  const count = Number(rejectedSpans ?? rejectedLogRecords ?? rejectedDataPoints ?? 0);
  return Number.isFinite(count) && count > 0 ? count : 0;
}

export async function loadSpanEncoder(format: Format): Promise<Encoder<ReadableSpan[]>> {
  const { JsonTraceSerializer, ProtobufTraceSerializer } = await import("@opentelemetry/otlp-transformer");
  return createEncoder(format === "json" ? JsonTraceSerializer : ProtobufTraceSerializer, format);
}

export async function loadLogEncoder(format: Format): Promise<Encoder<ReadableLogRecord[]>> {
  const { JsonLogsSerializer, ProtobufLogsSerializer } = await import("@opentelemetry/otlp-transformer");
  return createEncoder(format === "json" ? JsonLogsSerializer : ProtobufLogsSerializer, format);
}

export async function loadMetricEncoder(format: Format): Promise<Encoder<ResourceMetrics>> {
  const { JsonMetricsSerializer, ProtobufMetricsSerializer } = await import("@opentelemetry/otlp-transformer");
  return createEncoder(format === "json" ? JsonMetricsSerializer : ProtobufMetricsSerializer, format);
}
