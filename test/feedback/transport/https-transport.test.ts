import { createServer } from "node:net";
import { gunzipSync } from "node:zlib";
import { onTestFinished, describe, expect, test } from "vitest";
import {
  createFeedback,
  type HttpsTransportOptions,
  httpsTransport,
  LogRing,
  type Submission,
} from "../../../src/feedback/index.js";
import { type Reply, startReceiver, status } from "../receiver.js";

const submission: Submission = {
  id: "00000000-0000-4000-8000-000000000000",
  createdAt: "2026-01-02T03:04:05.678Z",
  parts: [
    { name: "report.json", type: "application/json", bytes: Buffer.from('{"category":"bug"}') },
    { name: "x.bin", type: "application/octet-stream", bytes: Buffer.of(0, 255, 128) },
  ],
};

const quick = { backoffMs: 1, environment: {} };

async function send(replies: readonly Reply[], options: Partial<HttpsTransportOptions> = {}) {
  const receiver = await startReceiver(replies);
  const transport = httpsTransport({ url: receiver.url, ...quick, ...options });
  return { receiver, result: await transport.send(submission, {}) };
}

test("what arrives is what the preview showed, gzipped, with an idempotency key", async () => {
  const receiver = await startReceiver();
  const ring = new LogRing();
  for (let line = 0; line < 20_000; line += 1) ring.line(`line ${line} é`);
  const transport = httpsTransport({ url: receiver.url, headers: { Authorization: "Bearer abc" }, ...quick });
  const feedback = createFeedback({ ring, transport, context: { version: "1" } });
  const attachments = [{ name: "x.bin", content: Buffer.of(0, 255, 128), type: "application/octet-stream" }];
  const draft = feedback.draft({ category: "bug", note: "n", includeLogs: true, attachments });
  const preview = draft.preview();
  const result = await draft.submit({ confirmed: true });
  expect(result).toMatchObject({ ok: true, receipt: { id: draft.id, bytes: preview.bytes, reference: "TICKET-1" } });
  const [request] = receiver.received;
  expect(request).toMatchObject({ method: "POST", url: "/feedback?app=x" });
  expect(request?.headers).toMatchObject({
    authorization: "Bearer abc",
    "content-type": "application/json",
    "content-encoding": "gzip",
    "content-length": String(request?.body.length),
    "idempotency-key": draft.id,
  });
  expect(request?.body.length).toBeLessThan(preview.bytes / 2);
  const envelope = JSON.parse(gunzipSync(request?.body ?? "").toString());
  expect(envelope).toMatchObject({ format: "meterbook-feedback/1", id: draft.id });
  expect(envelope.parts).toEqual(
    preview.parts.map(({ name, type, bytes, sha256, content, isBinary }) => {
      const held = Buffer.from(content());
      return {
        name,
        type,
        bytes,
        sha256,
        ...(isBinary ? { base64: held.toString("base64") } : { text: held.toString() }),
      };
    }),
  );
});

describe("sent again until it arrives, under the same key", () => {
  const page = { "content-type": "text/html" };
  test.each<readonly [string, Reply]>([
    ["408", status(408)],
    ["425", status(425)],
    ["429", status(429)],
    ["503 with Retry-After", status(503, { "retry-after": "0" })],
    ["429 with a date in Retry-After", status(429, { "retry-after": new Date(0).toUTCString() })],
    ["500", status(500, page, "<h1>oops</h1>")],
    ["a connection that is cut", (response) => response.destroy()],
    ["a connection that is half closed", (response) => response.socket?.end()],
    [
      "half an answer",
      (response) => response.writeHead(200, { "content-length": 999 }).write("{", () => response.destroy()),
    ],
  ])("after %s", async (_, reply) => {
    const { receiver, result } = await send([reply, reply]);
    expect(result).toEqual({ ok: true, reference: "TICKET-1" });
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers["idempotency-key"]))).toEqual(
      new Set([submission.id]),
    );
    expect(new Set(receiver.received.map(({ body }) => body.toString("hex"))).size).toBe(1);
    expect(receiver.confirmed).toEqual(new Set([submission.id]));
  });
});

describe("an answer that is no confirmation is an error, at once", () => {
  test.each<readonly [string, Reply, string, boolean]>([
    ["413", status(413), "too_large", false],
    ["401", status(401), "rejected", false],
    ["404", status(404), "rejected", false],
    ["a redirect", status(307, { location: "http://127.0.0.1:1/" }), "rejected", false],
    ["503 for an hour", status(503, { "retry-after": "3600" }), "busy", true],
    ["200 with garbage", status(200, {}, "\u0000\u0001garbage"), "bad_answer", true],
    ["200 with a sign-in page", status(200, {}, "<html>Sign in</html>"), "bad_answer", true],
    ["200 with nothing", status(200), "bad_answer", true],
    ["204", status(204), "bad_answer", true],
    ["200 for another report", status(200, {}, '{"id":"other"}'), "bad_answer", true],
    ["200 with null", status(200, {}, "null"), "bad_answer", true],
  ])("%s", async (_, reply, kind, retryable) => {
    const { receiver, result } = await send([reply]);
    expect(result).toMatchObject({ ok: false, error: { kind, retryable } });
    expect(receiver.received).toHaveLength(1);
  });
});

test("what the server asks to wait is reported", async () => {
  const { result } = await send([status(429, { "retry-after": "3600" })]);
  expect(result).toMatchObject({ ok: false, error: { kind: "busy", retryAfterMs: 3_600_000 } });
});

test("an answer without end is not read to its end", async () => {
  const endless: Reply = (response) => {
    const timer = setInterval(() => response.write("x".repeat(10_000)), 1);
    response.on("close", () => clearInterval(timer));
  };
  const { result } = await send([endless], { retries: 0 });
  expect(result).toMatchObject({ ok: false, error: { kind: "bad_answer" } });
});

test("no more than the given number of retries is made", async () => {
  const { receiver, result } = await send([status(500), status(502), status(500)], { retries: 2 });
  expect(result).toMatchObject({ ok: false, error: { kind: "failing", retryable: true } });
  expect(receiver.received).toHaveLength(3);
});

test("a server that hangs is left after the time limit, and tried again", async () => {
  const { receiver, result } = await send([() => {}], { timeoutMs: 1000, retries: 1 });
  expect(result).toMatchObject({ ok: true });
  expect(receiver.received).toHaveLength(2);
  const { result: hung } = await send([() => {}], { timeoutMs: 50, retries: 0 });
  expect(hung).toMatchObject({ ok: false, error: { kind: "timeout", retryable: true } });
});

test("a slow answer within the limit counts", async () => {
  const slowly: Reply = (response) => {
    const pieces = [...JSON.stringify({ id: submission.id })];
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece === undefined) clearInterval(timer);
      response[piece === undefined ? "end" : "write"](piece ?? "");
    }, 2);
  };
  const { receiver, result } = await send([slowly]);
  expect(result).toEqual({ ok: true });
  expect(receiver.received).toHaveLength(1);
});

test("a problem that comes before the body is read counts", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () =>
      socket.end("HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { readonly port: number };
  const bytes = Buffer.from(Array.from({ length: 6e6 }, () => Math.random() * 256));
  const parts = [{ name: "x", type: "application/octet-stream", bytes }];
  const transport = httpsTransport({ url: `http://127.0.0.1:${port}/`, ...quick, retries: 0 });
  expect(await transport.send({ ...submission, parts }, {})).toMatchObject({ ok: false, error: { kind: "too_large" } });
});

test("a server that speaks something else is unreachable", async () => {
  const server = createServer((socket) => void socket.end("SSH-2.0-OpenSSH\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { readonly port: number };
  const transport = httpsTransport({ url: `http://127.0.0.1:${port}/`, ...quick, retries: 1 });
  expect(await transport.send(submission, {})).toMatchObject({
    ok: false,
    error: { kind: "unreachable", retryable: true },
  });
});

test("a port at which nobody listens is unreachable", async () => {
  const transport = httpsTransport({ url: "http://127.0.0.1:1/", ...quick, retries: 1 });
  const message = '"127.0.0.1:1" cannot be reached (ECONNREFUSED)';
  expect(await transport.send(submission, {})).toEqual({
    ok: false,
    error: { kind: "unreachable", message, retryable: true },
  });
});

test("cancelled while it waits for an answer or for the next attempt, it ends at once", async () => {
  for (const reply of [() => {}, status(503, { "retry-after": "9" })]) {
    const controller = new AbortController();
    const receiver = await startReceiver([
      (response, request) => {
        reply?.(response, request);
        setTimeout(() => controller.abort(), 30);
      },
    ]);
    const result = await httpsTransport({ url: receiver.url, ...quick }).send(submission, {
      signal: controller.signal,
    });
    expect(result).toMatchObject({ ok: false, error: { kind: "cancelled", retryable: true } });
    expect(receiver.received).toHaveLength(1);
  }
});

describe("what is configured wrongly is said without repeating it", () => {
  test.each([
    ["http://feedback.example/", "the address for feedback is http://, only https:// is allowed"],
    ["http://127.0.0.1.example/", "the address for feedback is http://, only https:// is allowed"],
    ["ftp://x/", "the address for feedback is ftp://, only https:// is allowed"],
    ["feedback.example/s3cret", "the address for feedback is no URL; it has to begin with https://"],
    ["https://me:s3cret@feedback.example/", "the address for feedback holds a password; use headers"],
  ])("%s", async (url, message) => {
    const result = await httpsTransport({ url, ...quick }).send(submission, {});
    expect(result).toEqual({ ok: false, error: { kind: "misconfigured", message, retryable: false } });
  });

  test("a header that HTTP forbids", async () => {
    const { receiver, result } = await send([], { headers: { "x-key": "s3cret\r\nx: y" } });
    expect(result).toMatchObject({ ok: false, error: { kind: "misconfigured", retryable: false } });
    expect(JSON.stringify(result)).not.toContain("s3cret");
    expect(receiver.received).toHaveLength(0);
  });
});
