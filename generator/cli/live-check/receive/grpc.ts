import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import type { OtlpSignal } from "../../../live/otlp/take-request.js";
import { inflate } from "./inflate.js";
import { type Held, readBody } from "./read-body.js";
import { type Take, takeInflated } from "./take.js";

/** The codes of gRPC that a receiver answers with. */
const codes = { ok: 0, invalidArgument: 3, resourceExhausted: 8, unimplemented: 12, unavailable: 14 } as const;

const methods: ReadonlyMap<string, OtlpSignal> = new Map([
  ["/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", "metrics"],
  ["/opentelemetry.proto.collector.trace.v1.TraceService/Export", "traces"],
  ["/opentelemetry.proto.collector.logs.v1.LogsService/Export", "logs"],
]);

/** OTLP over gRPC (github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md), without TLS: one message up, one down. */
export function createGrpcReceiver(take: Take, held: Held): Http2Server {
  const server = createServer({ settings: { maxConcurrentStreams: 100 } });
  server.on("stream", (stream, headers) => {
    stream.on("error", () => undefined);
    answer(stream, headers, take, held).catch((error: unknown) => stream.destroy(error as Error));
  });
  // A client that breaks the protocol ends its own connection.
  server.on("sessionError", () => undefined);
  return server;
}

type Reply = { readonly code: number; readonly reason: string };

async function answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, take: Take, held: Held): Promise<void> {
  const { code, reason } = await replyTo(stream, headers, take, held);
  if (stream.destroyed || stream.closed) return;
  const trailers = { "grpc-status": code, ...(reason !== "" && { "grpc-message": encodeURIComponent(reason) }) };
  const head = { ":status": 200, "content-type": "application/grpc" };
  if (code !== codes.ok) return stream.respond({ ...head, ...trailers }, { endStream: true });
  stream.respond(head, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers(trailers));
  // An empty message, without compression: all was taken.
  stream.end(Buffer.alloc(5));
}

async function replyTo(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  take: Take,
  held: Held,
): Promise<Reply> {
  const signal = methods.get(headers[":path"] ?? "");
  const isGrpc = (headers["content-type"] ?? "").startsWith("application/grpc");
  if (signal === undefined || !isGrpc)
    return { code: codes.unimplemented, reason: "only OTLP's Export is served here" };
  const where = `over gRPC at ${signal}`;
  const body = await readBody(stream, held);
  try {
    if ("failure" in body) {
      if (body.failure === "busy") return { code: codes.unavailable, reason: "too much is under way" };
      const reason = body.failure === "large" ? "it is larger than 20 MiB" : "not all of it came";
      take.unreadable(where, reason);
      return { code: codes.resourceExhausted, reason };
    }
    const inflated = await messageIn(body.bytes, String(headers["grpc-encoding"] ?? ""));
    const reason = takeInflated(inflated, { where, signal, format: "protobuf" }, take);
    if (reason === undefined) return { code: codes.ok, reason: "" };
    return {
      code: "status" in inflated && inflated.status === 415 ? codes.unimplemented : codes.invalidArgument,
      reason,
    };
  } finally {
    body.release();
  }
}

/** The one message of a call: whether it is compressed, its length, and its bytes. */
async function messageIn(bytes: Buffer, encoding: string): ReturnType<typeof inflate> {
  const isCut = bytes.length < 5 || bytes.readUInt32BE(1) !== bytes.length - 5;
  if (isCut) return { reason: "it is no single message of gRPC", status: 400 };
  return inflate(bytes.subarray(5), bytes[0] === 1 ? encoding : "");
}
