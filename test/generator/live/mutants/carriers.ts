import { Client, credentials } from "@grpc/grpc-js";
import { PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { JsonMetricsSerializer, ProtobufMetricsSerializer } from "@opentelemetry/otlp-transformer";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import { type Intake, intakeOf } from "../../../../generator/cli/live-check/intake.js";
import { startReceiver } from "../../../../generator/cli/live-check/receive/receiver.js";
import { type Plan, planOf } from "../../../../generator/live/plan.js";
import { LiveSession } from "../../../../generator/live/session.js";
import type { Catalog } from "../../../../generator/model/catalog.js";

export type Carrier = (metrics: ResourceMetrics, intake: Intake) => Promise<void> | void;

function bytesOf(serializer: typeof JsonMetricsSerializer, metrics: ResourceMetrics): Uint8Array {
  const bytes = serializer.serializeRequest(metrics);
  if (bytes === undefined) throw new Error("nothing to send");
  return bytes;
}

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
  return { close, carriers: carriersTo(`${receiver.url}/v1/metrics`, client) };
}

export type CarrierName = keyof ReturnType<typeof carriersTo>;

function carriersTo(url: string, client: Client) {
  const post = async (type: string, body: Uint8Array, intake: Intake) => {
    current = intake;
    await fetch(url, { method: "POST", headers: { "content-type": type }, body: Buffer.from(body) });
  };
  const textOf = (metrics: ResourceMetrics) => Buffer.from(bytesOf(JsonMetricsSerializer, metrics)).toString();
  const page = new PrometheusSerializer();
  return {
    "HTTP protobuf": (metrics, intake) =>
      post("application/x-protobuf", bytesOf(ProtobufMetricsSerializer, metrics), intake),
    "HTTP JSON": (metrics, intake) => post("application/json", bytesOf(JsonMetricsSerializer, metrics), intake),
    gRPC: (metrics, intake) => {
      current = intake;
      return exportOver(client, bytesOf(ProtobufMetricsSerializer, metrics));
    },
    "JSON lines": (metrics, intake) => intake.line(textOf(metrics), "in a file"),
    exposition: (metrics, intake) => intake.exposition(`${page.serialize(metrics)}\n`, "in a file"),
  } satisfies Readonly<Record<string, Carrier>>;
}

function exportOver(client: Client, body: Uint8Array): Promise<void> {
  const method = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";
  const asIs = (bytes: Buffer) => bytes;
  return new Promise((resolve) => {
    client.makeUnaryRequest(method, asIs, asIs, Buffer.from(body), () => resolve());
  });
}

const plans = new WeakMap<Catalog, Plan>();

/** The codes that are found in what a carrier brings. */
export async function codesFound(
  catalog: Catalog,
  metrics: readonly ResourceMetrics[],
  carrier: Carrier,
): Promise<readonly string[]> {
  const plan = plans.get(catalog) ?? planOf(catalog);
  plans.set(catalog, plan);
  const session = new LiveSession(plan, { moment: { today: "2026-11-22", release: null }, allScopes: false });
  const intake = intakeOf(session, plan);
  for (const each of metrics) await carrier(each, intake);
  if (session.looked.payloads !== metrics.length) throw new Error("something did not come");
  return [...new Set(session.log.findings.map(({ code }) => code))].sort();
}
