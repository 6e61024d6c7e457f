import { type ClientHttp2Session, connect } from "node:http2";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { openConnection, type Route } from "../connection/connect.js";
import { cut, messageOfError } from "../connection/connection-error.js";
import { findSpoken } from "../connection/protocol.js";
import { createRoute } from "../connection/route.js";
import type { DnsLookup, Exporter, Signal } from "../settings/config.js";
import { showRoute } from "../settings/endpoint.js";
import { call, frame } from "./grpc-call.js";
import type { Answer, ReadRejected, Sender } from "./sender.js";

type GrpcExporter = Extract<Exporter, { kind: "otlp-grpc" }>;

const services: Readonly<Record<Signal, string>> = {
  logs: "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
  traces: "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
  metrics: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
};

const spoken = {
  TLS: "it speaks TLS; write https:// in the endpoint",
  "HTTP/1": "it speaks HTTP/1, no gRPC; write otlp-http, or the port for gRPC",
} as const;

/** Why a call ended without an answer. What speaks another protocol is asked for it, since HTTP/2 does not say. */
async function messageOfCut(error: unknown, route: Route, abort: AbortSignal): Promise<string> {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!code.startsWith("ERR_HTTP2_") && code !== "") return messageOfError(error);
  if (code === "ERR_HTTP2_ERROR" || code === "ERR_HTTP2_SESSION_ERROR") {
    const protocol = await findSpoken(route, abort);
    return protocol === "TLS" || protocol === "HTTP/1" ? spoken[protocol] : "what answers there speaks no HTTP/2";
  }
  return cut;
}

/** Calls the OTLP service of one signal: gRPC over HTTP/2, one call at a time. */
export async function createGrpcSender(
  signal: Signal,
  exporter: GrpcExporter,
  dnsLookup: DnsLookup,
  readRejected: ReadRejected,
): Promise<Sender> {
  const { endpoint, headers, compression, proxy } = exporter;
  const route = await createRoute(exporter, { protocols: ["h2"], tunnel: true }, dnsLookup);
  const isCompressed = compression === "gzip";
  let session: ClientHttp2Session | undefined;
  const openSession = async (abort: AbortSignal): Promise<ClientHttp2Session> => {
    if (session !== undefined && !session.closed && !session.destroyed) return session;
    const socket = await openConnection(route, abort);
    session = connect(route.endpoint.origin, { createConnection: () => socket });
    // Errors reach the call that is under way.
    session.on("error", () => {}).unref();
    return session;
  };
  const fixed = {
    ":method": "POST",
    ":path": services[signal],
    te: "trailers",
    "content-type": "application/grpc",
    "user-agent": "meterbook",
    ...(isCompressed ? { "grpc-encoding": "gzip" } : {}),
  };
  const send = async (body: Uint8Array, abort: AbortSignal): Promise<Answer> => {
    const message = frame(isCompressed ? await promisify(gzip)(body) : body, isCompressed);
    try {
      const opened = await openSession(abort);
      const result = await call(opened, { ...headers.reveal(), ...fixed }, message, readRejected, abort);
      if (result.kind !== "cut") return result;
      return { kind: "retry", message: await messageOfCut(result.error, route, abort) };
    } catch (error) {
      return abort.aborted ? new Promise(() => {}) : { kind: "retry", message: messageOfError(error) };
    }
  };
  return { where: showRoute(endpoint, proxy), send, close: () => session?.destroy() };
}
