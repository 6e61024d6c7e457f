import { type ClientHttp2Session, connect } from "node:http2";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { openConnection, type Route } from "../connection/connect.js";
import { cut, messageOfError } from "../connection/connection-error.js";
import { findSpoken } from "../connection/protocol.js";
import { createRoute } from "../connection/route.js";
import type { DnsLookup, Exporter, Signal } from "../settings/config.js";
import { showRoute } from "../settings/endpoint.js";
import { call } from "./grpc-call.js";
import type { Answer, ReadRejected, Sender } from "./sender.js";

type Session = { readonly http2: ClientHttp2Session; hasSpoken: boolean };
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

/**
 * Why a call ended without an answer. Where nothing of HTTP/2 has come, what answers there is asked what it speaks, as HTTP/2
 * does not say.
 */
async function messageOfCut(error: unknown, route: Route, session: Session, abort: AbortSignal): Promise<string> {
  if (session.hasSpoken) return cut;
  const protocol = await findSpoken(route, abort);
  if (protocol === "TLS" || protocol === "HTTP/1") return spoken[protocol];
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ERR_HTTP2_ERROR") return "what answers there speaks no HTTP/2";
  return code === "" || code.startsWith("ERR_HTTP2_") ? cut : messageOfError(error);
}

/** One session at a time, which is opened when there is none that takes calls. */
function createSessions(route: Route): { open(abort: AbortSignal): Promise<Session>; close(): void } {
  let session: Session | undefined;
  return {
    open: async (abort) => {
      if (session !== undefined && !session.http2.closed && !session.http2.destroyed) return session;
      const socket = await openConnection(route, abort);
      const opened = { http2: connect(route.endpoint.origin, { createConnection: () => socket }), hasSpoken: false };
      // Errors reach the call that is under way.
      opened.http2.on("error", () => {}).unref();
      opened.http2.once("remoteSettings", () => {
        opened.hasSpoken = true;
      });
      session = opened;
      return opened;
    },
    close: () => session?.http2.destroy(),
  };
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
  const sessions = createSessions(route);
  const isCompressed = compression === "gzip";
  const fixed = {
    ":method": "POST",
    ":path": services[signal],
    te: "trailers",
    "content-type": "application/grpc",
    "user-agent": "meterbook",
    ...(isCompressed ? { "grpc-encoding": "gzip" } : {}),
  };
  const send = async (body: Uint8Array, abort: AbortSignal): Promise<Answer> => {
    const message = isCompressed ? await promisify(gzip)(body) : body;
    try {
      const session = await sessions.open(abort);
      const result = await call(session.http2, { ...headers.reveal(), ...fixed }, message, readRejected, abort);
      if (result.kind !== "cut") return result;
      return { kind: "retry", message: await messageOfCut(result.error, route, session, abort) };
    } catch (error) {
      // What Node says of a header before anything is sent.
      if (error instanceof TypeError) return { kind: "failed", message: "a header cannot be sent over gRPC" };
      return abort.aborted ? new Promise(() => {}) : { kind: "retry", message: messageOfError(error) };
    }
  };
  return { where: showRoute(endpoint, proxy), send, close: sessions.close };
}
