import type { Metadata, ServiceError } from "@grpc/grpc-js";
import type { Exporter, Signal } from "../settings/config.js";
import { showEndpoint } from "../settings/endpoint.js";
import { readRetryDelay } from "./retry-info.js";
import type { Answer, ReadRejected, Sender } from "./sender.js";
import { loadTls } from "./tls.js";

type GrpcExporter = Extract<Exporter, { kind: "otlp-grpc" }>;

const services: Readonly<Record<Signal, string>> = {
  logs: "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
  traces: "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
  metrics: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
};

/** Names of gRPC's codes, and whether the same request may succeed later. */
const codes: Readonly<Record<number, readonly [name: string, isRetryable: boolean, hint?: string]>> = {
  1: ["CANCELLED", true],
  3: ["INVALID_ARGUMENT", false],
  4: ["DEADLINE_EXCEEDED", true],
  5: ["NOT_FOUND", false, "check the endpoint"],
  7: ["PERMISSION_DENIED", false, "check the headers of the exporter"],
  8: ["RESOURCE_EXHAUSTED", false],
  10: ["ABORTED", true],
  11: ["OUT_OF_RANGE", true],
  12: ["UNIMPLEMENTED", false, "what answers there is no OTLP receiver for this signal"],
  13: ["INTERNAL", false],
  14: ["UNAVAILABLE", true, "nobody listens there, or it speaks another protocol"],
  15: ["DATA_LOSS", true],
  16: ["UNAUTHENTICATED", false, "check the headers of the exporter"],
};

type Failure = { readonly code: number; readonly details: string; readonly metadata: Metadata };

/** With a RetryInfo the receiver says that the same request may succeed later, and when. */
function toAnswer({ code, details, metadata }: Failure): Answer {
  const [name, isRetryable, hint] = codes[code] ?? ["UNKNOWN", false];
  const message = `the receiver answered ${name}${hint === undefined ? "" : `: ${hint}`}`;
  if (code === 8 && /larger than max|too large/i.test(details)) return { kind: "split", message };
  const after = readRetryDelay(metadata.get("grpc-status-details-bin")[0]);
  if (after !== undefined && (isRetryable || code === 8)) return { kind: "retry", message, after };
  return { kind: isRetryable ? "retry" : "failed", message };
}

/** The port that the address implies, as gRPC wants it written out. */
function targetOf(endpoint: string): string {
  const { hostname, port, protocol } = new URL(endpoint);
  return `${hostname}:${port === "" ? (protocol === "https:" ? 443 : 80) : port}`;
}

/** Calls the OTLP service of one signal. */
export async function createGrpcSender(
  signal: Signal,
  exporter: GrpcExporter,
  readRejected: ReadRejected,
): Promise<Sender> {
  const { Client, credentials, Metadata: Headers } = await import("@grpc/grpc-js");
  const { endpoint, headers, compression } = exporter;
  const isSecure = new URL(endpoint).protocol === "https:";
  const { ca, cert, key } = isSecure ? await loadTls(exporter.tls) : {};
  const channel = isSecure ? credentials.createSsl(ca, key, cert) : credentials.createInsecure();
  const client = new Client(targetOf(endpoint), channel, {
    "grpc.primary_user_agent": "meterbook",
    "grpc.default_compression_algorithm": compression === "gzip" ? 2 : 0,
  });
  const metadata = new Headers();
  for (const [name, value] of Object.entries(headers.reveal())) metadata.set(name, value);
  const asIs = (body: Buffer) => body;
  const send = (body: Uint8Array, abort: AbortSignal) =>
    new Promise<Answer>((resolve) => {
      let isAnswering = false;
      const done = (error: ServiceError | null, answer?: Buffer) => {
        // Who has aborted knows why.
        if (abort.aborted && !isAnswering) return;
        if (error === null) resolve({ kind: "delivered", rejected: readRejected(answer ?? Buffer.alloc(0)) });
        // Of a success only the answer can be too large for us, or too slow: a rejected request gets none.
        else if (isAnswering && (error.code === 8 || abort.aborted)) resolve({ kind: "delivered", rejected: 0 });
        else resolve(toAnswer(error));
      };
      const call = client.makeUnaryRequest(services[signal], asIs, asIs, Buffer.from(body), metadata, done);
      call.on("metadata", () => {
        isAnswering = true;
      });
      abort.addEventListener("abort", () => call.cancel(), { once: true });
    });
  return { where: showEndpoint(endpoint), send, close: () => client.close() };
}
