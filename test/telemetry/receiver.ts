import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import definitions from "otlp-definitions/build/src/generated/root.js";
import { onTestFinished } from "vitest";

type MessageType = {
  decode(body: Uint8Array): object;
  toObject(message: object, options: Readonly<Record<string, unknown>>): Record<string, unknown>;
};
type Service<Request extends string> = { readonly v1: Readonly<Record<Request, MessageType>> };
type Definitions = {
  readonly opentelemetry: {
    readonly proto: {
      readonly collector: {
        readonly logs: Service<"ExportLogsServiceRequest">;
        readonly trace: Service<"ExportTraceServiceRequest">;
        readonly metrics: Service<"ExportMetricsServiceRequest">;
      };
    };
  };
};

/** The request types that OpenTelemetry publishes, generated from its .proto files; the package types them as any root. */
const { collector } = (definitions as unknown as Definitions).opentelemetry.proto;
const requestTypes = {
  logs: collector.logs.v1.ExportLogsServiceRequest,
  traces: collector.trace.v1.ExportTraceServiceRequest,
  metrics: collector.metrics.v1.ExportMetricsServiceRequest,
};

export type ReceivedSignal = keyof typeof requestTypes;

type Received = {
  readonly signal: ReceivedSignal;
  readonly headers: IncomingMessage["headers"];
  /** As OTLP's JSON names things. */
  readonly request: Record<string, unknown>;
};

export function decode(signal: ReceivedSignal, body: Uint8Array): Record<string, unknown> {
  const type = requestTypes[signal];
  return type.toObject(type.decode(body), { longs: String, bytes: String, enums: Number });
}

function toReceived({ url, headers }: IncomingMessage, body: Buffer): Received {
  const signal = (/(\w+)(?:\?|$)/.exec(url ?? "")?.[1] ?? "") as ReceivedSignal;
  const content = headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
  const isJson = headers["content-type"] === "application/json";
  return { signal, headers, request: isJson ? JSON.parse(content.toString()) : decode(signal, content) };
}

/** What the receiver does with a request; the default takes it. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export const accept: Behaviour = ({ headers }, response) => {
  const type = headers["content-type"] ?? "";
  response.writeHead(200, { "content-type": type }).end(type === "application/json" ? "{}" : "");
};

type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** How many requests came, taken or not. */
  count: number;
  behave: Behaviour;
  /** Resolves when the request with this number, from 1, has come. */
  arrival(number: number): Promise<void>;
};

function listener(receiver: Receiver, arrived: () => void): RequestListener {
  return async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    receiver.count += 1;
    response.on("finish", () => {
      if (response.statusCode === 200) receiver.received.push(toReceived(request, Buffer.concat(chunks)));
      arrived();
    });
    response.on("close", arrived);
    receiver.behave(request, response);
  };
}

/** An OTLP receiver on loopback, which ends with the test. */
export async function startReceiver(tls?: ServerOptions, port = 0): Promise<Receiver> {
  const waiting = new Set<() => void>();
  const arrived = () => {
    for (const check of waiting) check();
  };
  const receiver: Receiver = {
    url: "",
    received: [],
    count: 0,
    behave: accept,
    arrival: (number) =>
      new Promise((resolve) => {
        const check = () => {
          if (receiver.count >= number) resolve();
        };
        waiting.add(check);
        check();
      }),
  };
  const listen = listener(receiver, arrived);
  const server = tls === undefined ? createServer(listen) : createSecureServer(tls, listen);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port: chosen } = server.address() as AddressInfo;
  return Object.assign(receiver, { url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${chosen}` });
}
