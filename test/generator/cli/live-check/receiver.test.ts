import { connect } from "node:net";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Client, credentials, compressionAlgorithms } from "@grpc/grpc-js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Receiver, startReceiver } from "../../../../generator/cli/live-check/receive/receiver.js";
import type { Take } from "../../../../generator/cli/live-check/receive/take.js";

type Taken = Parameters<Take["payload"]>[0];

let receiver: Receiver;
const payloads: Taken[] = [];
const reasons: string[] = [];
let answer: string | undefined;

beforeAll(async () => {
  receiver = await startReceiver(
    { host: "127.0.0.1", port: 0 },
    {
      payload: (payload) => {
        payloads.push(payload);
        return answer;
      },
      unreadable: (where, reason) => void reasons.push(`${where}: ${reason}`),
    },
  );
});
afterAll(() => receiver.close());
beforeEach(() => {
  payloads.length = 0;
  reasons.length = 0;
  answer = undefined;
});

const protobuf = { "content-type": "application/x-protobuf" };
const json = { "content-type": "application/json; charset=utf-8" };

async function post(path: string, headers: Record<string, string>, body: Uint8Array | string, method = "POST") {
  const response = await fetch(`${receiver.url}${path}`, { method, headers, ...(method === "POST" && { body }) });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

describe("over HTTP", () => {
  test("takes protobuf and JSON of each signal, and answers as a Collector does", async () => {
    expect(await post("/v1/metrics", protobuf, Buffer.from([1, 2]))).toEqual({
      status: 200,
      type: "application/x-protobuf",
      text: "",
    });
    expect(await post("/v1/traces?a=b", json, "{}")).toEqual({
      status: 200,
      type: "application/json",
      text: '{"partialSuccess":{}}',
    });
    expect(payloads.map(({ signal, format, bytes }) => [signal, format, bytes.length])).toEqual([
      ["metrics", "protobuf", 2],
      ["traces", "json", 2],
    ]);
  });

  test("unpacks gzip, and no more than a payload may have", async () => {
    const packed = async (length: number) => new Uint8Array(await promisify(gzip)(Buffer.alloc(length)));
    const headers = { ...protobuf, "content-encoding": "gzip" };
    expect((await post("/v1/logs", headers, await packed(5))).status).toBe(200);
    expect(payloads[0]?.bytes).toHaveLength(5);
    expect((await post("/v1/logs", headers, await packed(30 * 1024 * 1024))).status).toBe(413);
    expect((await post("/v1/logs", headers, "no gzip")).status).toBe(400);
    expect((await post("/v1/logs", { ...protobuf, "content-encoding": "zstd" }, "x")).status).toBe(415);
    expect(payloads).toHaveLength(1);
    expect(reasons).toEqual([
      expect.stringContaining("larger than"),
      expect.stringContaining("no gzip"),
      expect.stringContaining('"zstd" is not known'),
    ]);
  });

  test("rejects what is no OTLP with the status that fits", async () => {
    answer = "the payload ends in the middle of a message";
    const wrong = await post("/v1/metrics", protobuf, "?");
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain(answer);
    answer = undefined;
    expect((await post("/v2/metrics", protobuf, "")).status).toBe(404);
    expect((await post("/v1/metrics", protobuf, "", "GET")).status).toBe(405);
    expect((await post("/v1/metrics", { "content-type": "text/plain" }, "")).status).toBe(415);
    expect((await post("/v1/metrics", protobuf, Buffer.alloc(21 * 1024 * 1024))).status).toBe(413);
  });
});

const metricsMethod = "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

function call(method: string, body: Buffer, options: Record<string, unknown> = {}) {
  const client = new Client(new URL(receiver.url).host, credentials.createInsecure(), options);
  const asIs = (bytes: Buffer) => bytes;
  return new Promise<{ readonly code: number; readonly details: string; readonly body: number }>((resolve) => {
    client.makeUnaryRequest(method, asIs, asIs, body, (error, response) => {
      client.close();
      resolve({ code: error?.code ?? 0, details: error?.details ?? "", body: response?.length ?? -1 });
    });
  });
}

describe("over gRPC, at the same port", () => {
  test("takes Export of each signal, packed or not, and answers with an empty message", async () => {
    expect(await call(metricsMethod, Buffer.from([1, 2, 3]))).toEqual({ code: 0, details: "", body: 0 });
    const packed = { "grpc.default_compression_algorithm": compressionAlgorithms.gzip };
    expect((await call(metricsMethod, Buffer.alloc(1000), packed)).code).toBe(0);
    await call("/opentelemetry.proto.collector.trace.v1.TraceService/Export", Buffer.alloc(0));
    await call("/opentelemetry.proto.collector.logs.v1.LogsService/Export", Buffer.alloc(0));
    expect(payloads.map(({ signal, bytes }) => [signal, bytes.length])).toEqual([
      ["metrics", 3],
      ["metrics", 1000],
      ["traces", 0],
      ["logs", 0],
    ]);
  });

  test("says why it takes something not", async () => {
    answer = "the payload ends in the middle of a message";
    expect(await call(metricsMethod, Buffer.from([1]))).toMatchObject({ code: 3, details: answer });
    expect(await call("/other.Service/Export", Buffer.from([1]))).toMatchObject({ code: 12 });
    answer = undefined;
    const large = await call(metricsMethod, Buffer.alloc(21 * 1024 * 1024), { "grpc.max_send_message_length": -1 });
    expect([3, 8]).toContain(large.code);
  });
});

test("bytes that are of no protocol, and connections that say nothing, end nothing but themselves", async () => {
  const { hostname, port } = new URL(receiver.url);
  for (const bytes of ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense that is no frame", "\0\0\0", "GET\r\n\r\n"]) {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.end(bytes);
    await new Promise((resolve) => socket.on("close", resolve).resume());
  }
  const silent = connect(Number(port), hostname);
  expect((await post("/v1/metrics", json, "{}")).status).toBe(200);
  expect((await call(metricsMethod, Buffer.from([1]))).code).toBe(0);
  silent.destroy();
});
