import { Metadata } from "@grpc/grpc-js";
import { metrics } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { emitEvent, inSpan } from "../../../src/telemetry/index.js";
import { codes, retryInfo, startGrpcReceiver } from "../grpc-receiver.js";
import { attributesOf, logRecords, metricsOf, resources, spans } from "../otlp-shapes.js";
import { context, startWith } from "../started.js";

function overGrpc(address: string, options = ""): string {
  const exporter = `{ otlp-grpc = { endpoint = "http://${address}"${options} } }`;
  return `exporter = ${exporter}\ntrace_exporter = ${exporter}\nmetrics_exporter = ${exporter}\nbatch_delay_ms = 100000`;
}

test.each(["none", "gzip"])(
  "all three signals arrive over gRPC with compression %s and headers",
  async (compression) => {
    const receiver = await startGrpcReceiver();
    const options = `, compression = "${compression}", headers = { x-team = "payments" }`;
    const telemetry = await startWith(overGrpc(receiver.address, options));
    metrics.getMeter("codex").createCounter("codex.task.undo").add(1, context);
    emitEvent("codex.undo");
    await inSpan("turn", {}, () => {});
    expect((await telemetry.shutdown(5_000)).message).toBeNull();
    expect(receiver.received.map(({ signal }) => signal).sort()).toEqual(["logs", "metrics", "traces"]);
    for (const { metadata } of receiver.received) expect(metadata).toMatchObject({ "x-team": "payments" });
    for (const resource of resources(receiver.received))
      expect(attributesOf(resource)).toMatchObject({ "service.name": "codex" });
    const point = metricsOf(receiver.received)[0]?.sum?.dataPoints[0];
    for (const item of [logRecords(receiver.received)[0], spans(receiver.received)[0], point]) {
      expect(attributesOf(item ?? { attributes: [] })).toMatchObject(context);
    }
  },
);

test.each([
  { code: codes.UNAVAILABLE, message: /^the receiver answered UNAVAILABLE/, counts: { waiting: 1, dropped: 0 } },
  {
    code: codes.RESOURCE_EXHAUSTED,
    message: /^the receiver answered RESOURCE_EXHAUSTED/,
    counts: { waiting: 0, dropped: 1 },
  },
  { code: codes.OUT_OF_RANGE, message: /^the receiver answered OUT_OF_RANGE/, counts: { waiting: 1, dropped: 0 } },
  { code: codes.DATA_LOSS, message: /^the receiver answered DATA_LOSS/, counts: { waiting: 1, dropped: 0 } },
  { code: codes.INTERNAL, message: /^the receiver answered INTERNAL/, counts: { waiting: 0, dropped: 1 } },
  { code: codes.UNAUTHENTICATED, message: /UNAUTHENTICATED: check the headers/, counts: { waiting: 0, dropped: 1 } },
  {
    code: codes.UNIMPLEMENTED,
    message: /UNIMPLEMENTED: what answers there is no OTLP receiver/,
    counts: { waiting: 0, dropped: 1 },
  },
])("a gRPC receiver that fails with $code is survived, and recovery shows", async ({ code, message, counts }) => {
  const receiver = await startGrpcReceiver();
  receiver.failure = { code, details: "the secret message of the receiver" };
  const telemetry = await startWith(overGrpc(receiver.address));
  emitEvent("first");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 0, ...counts });
  expect(telemetry.status().logs.lastError?.message).toMatch(message);
  expect(JSON.stringify(telemetry.status())).not.toContain("secret");
  receiver.failure = undefined;
  emitEvent("second");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 1 + counts.waiting, waiting: 0 });
});

test.each([
  { code: codes.RESOURCE_EXHAUSTED, metadata: retryInfo(7, 500_000_000) },
  { code: codes.UNAVAILABLE, metadata: retryInfo(7, 500_000_000) },
])("a gRPC receiver that says when to come back ($code) is tried then", async ({ code, metadata }) => {
  const receiver = await startGrpcReceiver();
  receiver.failure = { code, details: "later", metadata };
  const telemetry = await startWith(overGrpc(receiver.address));
  emitEvent("kept");
  const before = Date.now();
  await telemetry.flush();
  const { waiting, nextTry } = telemetry.status().logs;
  expect(waiting).toBe(1);
  expect((nextTry?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(7_500);
  expect((nextTry?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(7_500);
});

test.each([Buffer.alloc(9, 0xff), Buffer.from([26, 255, 255]), Buffer.alloc(0)])(
  "details of a status that cannot be read say nothing",
  async (details) => {
    const receiver = await startGrpcReceiver();
    const metadata = new Metadata();
    metadata.set("grpc-status-details-bin", details);
    receiver.failure = { code: codes.RESOURCE_EXHAUSTED, details: "", metadata };
    const telemetry = await startWith(overGrpc(receiver.address));
    emitEvent("lost");
    await telemetry.flush();
    expect(telemetry.status().logs).toMatchObject({ waiting: 0, dropped: 1 });
  },
);

test.each([
  { what: "garbage", answer: Buffer.alloc(9, 0xff) },
  { what: "5 MiB", answer: Buffer.alloc(5 * 1024 * 1024) },
])("a gRPC success with an answer of $what is delivered, once", async ({ answer }) => {
  const receiver = await startGrpcReceiver();
  receiver.answer = answer;
  const telemetry = await startWith(overGrpc(receiver.address));
  emitEvent("a");
  emitEvent("b");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 2, dropped: 0, waiting: 0 });
  expect(receiver.received.length).toBe(1);
});

test("a gRPC receiver to which a request is too large gets smaller ones", async () => {
  const receiver = await startGrpcReceiver();
  const telemetry = await startWith(overGrpc(receiver.address));
  // gRPC servers take 4 MiB.
  for (let count = 0; count < 100; count += 1) emitEvent("large", { text: "x".repeat(60_000) });
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 100, dropped: 0 });
  expect(receiver.received.length).toBeGreaterThan(1);
});

test("where no gRPC receiver listens the events are kept", async () => {
  const telemetry = await startWith(overGrpc("127.0.0.1:1"));
  emitEvent("kept");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ waiting: 1, dropped: 0 });
  expect((await telemetry.shutdown()).undelivered.logs).toBe(1);
});

test("a header that HTTP/2 does not allow is given up and named as such, not tried for ever", async () => {
  const receiver = await startGrpcReceiver();
  const telemetry = await startWith(overGrpc(receiver.address, ', headers = { connection = "close" }'));
  emitEvent("lost");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ waiting: 0, dropped: 1 });
  expect(telemetry.status().logs.lastError?.message).toBe("a header cannot be sent over gRPC");
});
