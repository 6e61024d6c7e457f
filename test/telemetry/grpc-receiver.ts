import { Metadata, Server, ServerCredentials, status } from "@grpc/grpc-js";
import { onTestFinished } from "vitest";
import { decode, type ReceivedSignal } from "./receiver.js";

type GrpcReceived = {
  readonly signal: ReceivedSignal;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly request: Record<string, unknown>;
};

type GrpcReceiver = {
  readonly address: string;
  readonly received: GrpcReceived[];
  /** The status with which calls fail; none takes them. */
  failure: { readonly code: number; readonly details: string; readonly metadata?: Metadata } | undefined;
  /** What it answers to a call that it takes. */
  answer: Buffer;
};

const services: Readonly<Record<ReceivedSignal, string>> = {
  logs: "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
  traces: "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
  metrics: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
};

const asIs = (body: Buffer) => body;

function definitionOf(signal: ReceivedSignal) {
  return {
    path: services[signal],
    requestStream: false,
    responseStream: false,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  };
}

/** OTLP's three services over gRPC on loopback, which end with the test. */
export async function startGrpcReceiver(
  credentials: ServerCredentials = ServerCredentials.createInsecure(),
): Promise<GrpcReceiver> {
  const server = new Server();
  const receiver: Omit<GrpcReceiver, "address"> = { received: [], failure: undefined, answer: Buffer.alloc(0) };
  for (const signal of ["logs", "traces", "metrics"] as const) {
    server.addService(
      { Export: definitionOf(signal) },
      {
        Export: (
          call: { request: Buffer; metadata: { getMap(): Record<string, unknown> } },
          done: (error: object | null, body?: Buffer) => void,
        ) => {
          if (receiver.failure !== undefined) return done(receiver.failure);
          receiver.received.push({ signal, metadata: call.metadata.getMap(), request: decode(signal, call.request) });
          done(null, receiver.answer);
        },
      },
    );
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error === null ? resolve(bound) : reject(error)));
  });
  onTestFinished(() => server.forceShutdown());
  return Object.assign(receiver, { address: `127.0.0.1:${port}` });
}

export const codes = status;

/** A google.rpc.Status whose details have a RetryInfo with so many seconds and nanoseconds. */
export function retryInfo(seconds: number, nanos: number): Metadata {
  const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
  const message = (field: number, bytes: readonly number[]) => [field * 8 + 2, ...varint(bytes.length), ...bytes];
  const delay = [8, ...varint(seconds), 16, ...varint(nanos)];
  const type = [...Buffer.from("type.googleapis.com/google.rpc.RetryInfo")];
  const other = message(3, message(1, [...Buffer.from("type.googleapis.com/google.rpc.Help")]));
  const status = [
    8,
    8,
    ...message(2, [120]),
    ...other,
    ...message(3, [...message(1, type), ...message(2, message(1, delay))]),
  ];
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(status));
  return metadata;
}
