import { Client, credentials } from "@grpc/grpc-js";
import { PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import {
  JsonLogsSerializer,
  JsonMetricsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufMetricsSerializer,
  ProtobufTraceSerializer,
} from "@opentelemetry/otlp-transformer";
import type { ReadableLogRecord } from "@opentelemetry/sdk-logs";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { type Intake, intakeOf } from "../../../../generator/cli/live-check/intake.js";
import { startReceiver } from "../../../../generator/cli/live-check/receive/receiver.js";
import type { OtlpSignal } from "../../../../generator/live/otlp/take-request.js";
import { type Plan, planOf } from "../../../../generator/live/plan.js";
import { LiveSession } from "../../../../generator/live/session.js";
import type { Catalog } from "../../../../generator/model/catalog.js";

/** What a program sends at once, in the encoding that is asked for. */
type Sent = {
  readonly signal: OtlpSignal;
  readonly protobuf: () => Uint8Array;
  readonly json: () => Uint8Array;
  /** Of metrics alone. */
  readonly page: () => string;
};

type Serializer<Given> = { readonly serializeRequest: (given: Given) => Uint8Array | undefined };

function bytesOf<Given>(serializer: Serializer<Given>, given: Given): Uint8Array {
  const bytes = serializer.serializeRequest(given);
  if (bytes === undefined) throw new Error("nothing to send");
  return bytes;
}

const page = new PrometheusSerializer();

export function sentMetrics(metrics: ResourceMetrics): Sent {
  return {
    signal: "metrics",
    protobuf: () => bytesOf(ProtobufMetricsSerializer, metrics),
    json: () => bytesOf(JsonMetricsSerializer, metrics),
    page: () => `${page.serialize(metrics)}\n`,
  };
}

export function sentLogs(records: readonly ReadableLogRecord[]): Sent {
  return {
    signal: "logs",
    protobuf: () => bytesOf(ProtobufLogsSerializer, [...records]),
    json: () => bytesOf(JsonLogsSerializer, [...records]),
    page: () => "",
  };
}

export function sentSpans(spans: readonly ReadableSpan[]): Sent {
  return {
    signal: "traces",
    protobuf: () => bytesOf(ProtobufTraceSerializer, [...spans]),
    json: () => bytesOf(JsonTraceSerializer, [...spans]),
    page: () => "",
  };
}

type Carrier = (sent: Sent, intake: Intake) => Promise<void> | void;

/** What is sent reaches the intake of the moment. */
let current: Intake | undefined;

/** A receiver for all calls of a test file, and the ways to it. */
export async function startCarriers() {
  const take = {
    payload: (payload: Parameters<Intake["payload"]>[0]) => current?.payload(payload),
    unreadable: (where: string, reason: string) => current?.unreadable(where, reason),
  };
  const receiver = await startReceiver({ host: "127.0.0.1", port: 0 }, take);
  const client = new Client(new URL(receiver.url).host, credentials.createInsecure());
  const close = async () => {
    client.close();
    await receiver.close();
  };
  return { close, carriers: carriersTo(receiver.url, client) };
}

export type CarrierName = keyof ReturnType<typeof carriersTo>;

function carriersTo(url: string, client: Client) {
  const post = async (type: string, { signal }: Sent, body: Uint8Array, intake: Intake) => {
    current = intake;
    const headers = { "content-type": type };
    await fetch(`${url}/v1/${signal}`, { method: "POST", headers, body: Buffer.from(body) });
  };
  return {
    "HTTP protobuf": (given, intake) => post("application/x-protobuf", given, given.protobuf(), intake),
    "HTTP JSON": (given, intake) => post("application/json", given, given.json(), intake),
    gRPC: (given, intake) => {
      current = intake;
      return exportOver(client, given);
    },
    "JSON lines": (given, intake) => intake.line(Buffer.from(given.json()).toString(), "in a file"),
    exposition: (given, intake) => intake.exposition(given.page(), "in a file"),
  } satisfies Readonly<Record<string, Carrier>>;
}

const services: Readonly<Record<OtlpSignal, string>> = {
  metrics: "metrics.v1.MetricsService",
  traces: "trace.v1.TraceService",
  logs: "logs.v1.LogsService",
};

function exportOver(client: Client, { signal, protobuf }: Sent): Promise<void> {
  const method = `/opentelemetry.proto.collector.${services[signal]}/Export`;
  const asIs = (bytes: Buffer) => bytes;
  return new Promise((resolve) => {
    client.makeUnaryRequest(method, asIs, asIs, Buffer.from(protobuf()), () => resolve());
  });
}

const plans = new WeakMap<Catalog, Plan>();

/** The codes that are found in what a carrier brings. */
export async function codesFound(catalog: Catalog, all: readonly Sent[], carrier: Carrier): Promise<readonly string[]> {
  const plan = plans.get(catalog) ?? planOf(catalog);
  plans.set(catalog, plan);
  const session = new LiveSession(plan, { moment: { today: "2026-11-22", release: null }, allScopes: false });
  const intake = intakeOf(session, plan);
  for (const each of all) await carrier(each, intake);
  if (session.looked.payloads !== all.length) throw new Error("something did not come");
  return [...new Set(session.log.findings.map(({ code }) => code))].sort();
}
