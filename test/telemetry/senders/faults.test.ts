import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { emitEvent, type Telemetry } from "../../../src/telemetry/index.js";
import { logRecords } from "../otlp-shapes.js";
import { accept, type Behaviour, startReceiver } from "../receiver.js";
import { startWith } from "../started.js";

/** Only log events, sent when the test says so. */
function logsTo(url: string, more = ""): Promise<Telemetry> {
  return startWith(`exporter = { otlp-http = { endpoint = "${url}" } }\nbatch_delay_ms = 100000\n${more}`);
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function listen(answer: (socket: Socket) => void): Promise<{ url: string }> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    answer(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}` };
}

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (_, response) => {
    response.writeHead(code, headers).end("the secret message of the receiver");
  };

test.each([
  { code: 429, message: "the receiver answered 429 Too Many Requests" },
  { code: 502, message: "the receiver answered 502 Bad Gateway" },
  { code: 503, message: "the receiver answered 503 Service Unavailable" },
  { code: 504, message: "the receiver answered 504 Gateway Timeout" },
])("a receiver that answers $code gets the same events again, and recovery shows", async ({ code, message }) => {
  const receiver = await startReceiver();
  receiver.behave = status(code, { "retry-after": "3600" });
  const telemetry = await logsTo(receiver.url);
  emitEvent("kept");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({
    exported: 0,
    dropped: 0,
    waiting: 1,
    lastSuccess: null,
    lastError: { message },
  });
  receiver.behave = accept;
  emitEvent("later");
  await telemetry.flush();
  expect(logRecords(receiver.received).map(({ eventName }) => eventName)).toEqual(["kept", "later"]);
  expect(telemetry.status().logs).toMatchObject({ exported: 2, dropped: 0, waiting: 0, lastError: { message } });
  expect(telemetry.status().logs.lastSuccess).toBeInstanceOf(Date);
});

test("after Retry-After has passed the events are sent again by themselves", async () => {
  const receiver = await startReceiver();
  receiver.behave = (request, response) => {
    if (receiver.count === 1) status(429, { "retry-after": "0" })(request, response);
    else accept(request, response);
  };
  const telemetry = await startWith(`exporter = { otlp-http = { endpoint = "${receiver.url}" } }\nbatch_delay_ms = 1`);
  emitEvent("kept");
  await receiver.arrival(2);
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 1, waiting: 0 });
});

test.each([
  { header: () => "3600", least: 3_599_000, most: 3_600_000 },
  { header: () => new Date(Date.now() + 60_000).toUTCString(), least: 55_000, most: 60_000 },
  { header: () => "99999999999", least: 3_599_000, most: 3_600_000 },
  { header: () => "soon", least: 0, most: 1_200 },
])("the next try is when Retry-After says, an hour ahead at most", async ({ header, least, most }) => {
  const receiver = await startReceiver();
  receiver.behave = status(503, { "retry-after": header() });
  const telemetry = await logsTo(receiver.url);
  emitEvent("kept");
  const before = Date.now();
  await telemetry.flush();
  const next = telemetry.status().logs.nextTry?.getTime() ?? 0;
  expect(next - before).toBeGreaterThanOrEqual(least);
  expect(next - Date.now()).toBeLessThanOrEqual(most);
});

test("while a receiver asks for a pause, new events do not hurry it", async () => {
  const receiver = await startReceiver();
  receiver.behave = status(503, { "retry-after": "3600" });
  const telemetry = await startWith(
    `exporter = { otlp-http = { endpoint = "${receiver.url}" } }\nbatch_delay_ms = 1\nqueue_size = 4`,
  );
  await telemetry.flush();
  emitEvent("first");
  await receiver.arrival(1);
  for (let count = 0; count < 20; count += 1) emitEvent("more");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(receiver.count).toBe(1);
  expect(telemetry.status().logs).toMatchObject({ waiting: 4, dropped: 17 });
});

test.each([
  { code: 400, message: /^the receiver answered 400 Bad Request: / },
  { code: 401, message: /^the receiver answered 401 Unauthorized: check the headers/ },
  { code: 404, message: /^the receiver answered 404 Not Found: check the path/ },
  { code: 301, message: /^the receiver answered 301 Moved Permanently: write the address/ },
])(
  "events that a receiver rejects with $code are counted as dropped, without its message",
  async ({ code, message }) => {
    const receiver = await startReceiver();
    receiver.behave = status(code);
    const telemetry = await logsTo(receiver.url);
    emitEvent("failed");
    await telemetry.flush();
    const { lastError, ...rest } = telemetry.status().logs;
    expect(rest).toMatchObject({ exported: 0, dropped: 1, waiting: 0 });
    expect(lastError?.message).toMatch(message);
    expect(JSON.stringify(telemetry.status())).not.toContain("secret");
  },
);

test("what is too large for the receiver is sent in smaller parts, and only what still is is dropped", async () => {
  const receiver = await startReceiver();
  receiver.behave = (request, response) => {
    if (Number(request.headers["content-length"]) > 3_000) status(413)(request, response);
    else accept(request, response);
  };
  const telemetry = await logsTo(receiver.url);
  for (let count = 0; count < 20; count += 1) emitEvent("small", { text: "x".repeat(200) });
  emitEvent("huge", { text: "x".repeat(10_000) });
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 20, dropped: 1, waiting: 0 });
});

test("a receiver that rejects a part says so in the counts", async () => {
  const receiver = await startReceiver();
  receiver.behave = (_, response) => {
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{"partialSuccess":{"rejectedLogRecords":"2","errorMessage":"x"}}');
  };
  const telemetry = await startWith(`exporter = { otlp-http = { endpoint = "${receiver.url}", protocol = "json" } }`);
  for (const name of ["a", "b", "c"]) emitEvent(name);
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({
    exported: 1,
    dropped: 2,
    lastError: { message: "the receiver rejected 2 of 3" },
  });
});

test("where nobody listens the events are kept, and arrive when somebody does", async () => {
  const port = await unusedPort();
  const telemetry = await logsTo(`http://127.0.0.1:${port}`);
  emitEvent("kept");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({
    waiting: 1,
    dropped: 0,
    lastError: { message: "nobody listens there" },
  });
  const receiver = await startReceiver(undefined, port);
  await telemetry.flush();
  expect(logRecords(receiver.received)).toMatchObject([{ eventName: "kept" }]);
});

test.each([
  { what: "answers nothing", answer: () => {}, message: "no answer within 50 ms", timeout: 50 },
  {
    what: "closes its half at once",
    answer: (socket: Socket) => void socket.end(),
    message: /^the connection (was cut|failed)/,
  },
  {
    what: "resets the connection",
    answer: (socket: Socket) => void socket.resetAndDestroy(),
    message: "the connection was cut",
  },
  {
    what: "speaks another protocol",
    answer: (socket: Socket) => void socket.write("SSH-2.0-OpenSSH_9\r\n"),
    message: "what answers there does not speak HTTP",
  },
  {
    what: "sends half an answer",
    answer: (socket: Socket) => void socket.end("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 100\r\n\r\nhalf"),
    message: "the receiver answered 503 Service Unavailable",
  },
  {
    what: "answers yes as a web page",
    answer: (socket: Socket) =>
      void socket.end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\n<p>x"),
    message: "what answers there is no OTLP receiver: it answers with a web page",
  },
])("a receiver that $what costs no event and throws nothing", async ({ answer, message, timeout = 5_000 }) => {
  const { url } = await listen(answer);
  const telemetry = await logsTo(url, `export_timeout_ms = ${timeout}`);
  emitEvent("kept");
  await telemetry.flush();
  const { lastError, ...rest } = telemetry.status().logs;
  expect(rest).toMatchObject({ exported: 0, dropped: 0, waiting: 1 });
  expect(lastError?.message).toMatch(message);
});

test("memory stays bounded while a receiver is away: the queue is, and the rest is counted", async () => {
  const telemetry = await logsTo("http://127.0.0.1:1", "queue_size = 100");
  for (let count = 0; count < 10_000; count += 1) emitEvent("event", { count });
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ waiting: 100, dropped: 9_900 });
  expect(await telemetry.shutdown()).toMatchObject({
    undelivered: { logs: 10_000, traces: 0, metrics: 0 },
    reasons: { logs: { "more waited than the queue holds": 9_900, "nobody listens there": 100 } },
    message: "not delivered: 10000 log events (9900: more waited than the queue holds; 100: nobody listens there)",
  });
  expect(telemetry.status().logs).toMatchObject({ waiting: 0, dropped: 10_000 });
});

test("the end does not wait for a receiver that hangs, and says what was not delivered", async () => {
  const { url } = await listen(() => {});
  const telemetry = await logsTo(url, "export_timeout_ms = 3600000");
  emitEvent("lost");
  const report = await telemetry.shutdown();
  expect(report).toMatchObject({
    undelivered: { logs: 1, traces: 0, metrics: 0 },
    message: "not delivered: 1 log event (the program ended before an answer came)",
  });
  expect(telemetry.status().logs.lastError?.message).toBe("the program ended before an answer came");
});

test("an event of more than 4 MiB is dropped and counted", async () => {
  const receiver = await startReceiver();
  const telemetry = await logsTo(receiver.url);
  emitEvent("huge", { parts: Array.from({ length: 80 }, () => "x".repeat(60_000)) });
  emitEvent("small");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 1, dropped: 1, reasons: { "larger than 4 MiB": 1 } });
});
