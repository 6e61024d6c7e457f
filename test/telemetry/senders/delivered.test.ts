import { expect, test } from "vitest";
import { emitEvent } from "../../../src/telemetry/index.js";
import { accept, type Behaviour, startReceiver } from "../receiver.js";
import { startWith } from "../started.js";

const answer =
  (status: number, type: string | undefined, body: string | Buffer = ""): Behaviour =>
  (_, response) => {
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
  };

const drip: Behaviour = (_, response) => {
  response.writeHead(200, { "content-type": "application/x-protobuf" });
  const timer = setInterval(() => response.write("\n"), 10);
  response.on("close", () => clearInterval(timer));
};

const cut: Behaviour = (_, response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("half");
  setTimeout(() => response.destroy(), 20);
};

test.each<{ what: string; behave: Behaviour; limit?: number }>([
  { what: "200, text/plain", behave: answer(200, "text/plain", "ok") },
  { what: "200 without a content type", behave: answer(200, undefined, "ok") },
  { what: "200, JSON to protobuf", behave: answer(200, "application/json", "{}") },
  { what: "200, JSON that is none", behave: answer(200, "application/json", "<oops>") },
  { what: "200, octet-stream", behave: answer(200, "application/octet-stream", "x") },
  { what: "200, protobuf that is garbage", behave: answer(200, "application/x-protobuf", Buffer.alloc(9, 0xff)) },
  { what: "200 and 100 KiB", behave: answer(200, "application/x-protobuf", Buffer.alloc(100 * 1024)) },
  { what: "200 and an endless answer", behave: drip, limit: 1_000 },
  { what: "200 and a cut answer", behave: cut },
  { what: "202", behave: answer(202, "text/plain", "Accepted") },
  { what: "204", behave: answer(204, undefined) },
])("what a receiver answers with $what is delivered, once", async ({ behave, limit = 10_000 }) => {
  for (const protocol of ["binary", "json"]) {
    const receiver = await startReceiver();
    receiver.behave = behave;
    const exporter = `{ otlp-http = { endpoint = "${receiver.url}", protocol = "${protocol}" } }`;
    const telemetry = await startWith(`exporter = ${exporter}\nexport_timeout_ms = ${limit}\nbatch_delay_ms = 100000`);
    emitEvent("once");
    await telemetry.flush();
    await telemetry.flush();
    expect(telemetry.status().logs).toMatchObject({ exported: 1, dropped: 0, waiting: 0, lastError: null });
    expect(await telemetry.shutdown()).toMatchObject({ message: null });
    expect(receiver.count).toBe(1);
  }
});

test.each<{ what: string; behave: Behaviour }>([
  { what: "a page", behave: answer(200, "text/html; charset=utf-8", "<!doctype html>") },
  { what: "a page of XHTML", behave: answer(200, "Application/XHTML+xml", "<html/>") },
  {
    what: "an endless page",
    behave: (_, response) => void response.writeHead(200, { "content-type": "text/html" }).write("<"),
  },
  { what: "302", behave: (_, response) => void response.writeHead(302, { location: "http://sign-in" }).end() },
  { what: "307", behave: (_, response) => void response.writeHead(307, { location: "http://sign-in" }).end() },
])("a network that wants a sign-in costs no event: $what", async ({ behave }) => {
  const receiver = await startReceiver();
  receiver.behave = behave;
  const telemetry = await startWith(
    `exporter = { otlp-http = { endpoint = "${receiver.url}" } }\nbatch_delay_ms = 100000`,
  );
  emitEvent("kept");
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 0, dropped: 0, waiting: 1 });
  receiver.behave = accept;
  await telemetry.flush();
  expect(telemetry.status().logs).toMatchObject({ exported: 1, dropped: 0, waiting: 0 });
});

test.each([
  { type: "application/json", body: '{"partialSuccess":{"rejectedLogRecords":"2"}}' },
  { type: "application/x-protobuf", body: Buffer.from([0x0a, 0x02, 0x08, 0x02]) },
])("a part that is rejected is read in the answer's own format: $type", async ({ type, body }) => {
  for (const protocol of ["binary", "json"]) {
    const receiver = await startReceiver();
    receiver.behave = answer(200, type, body);
    const telemetry = await startWith(
      `exporter = { otlp-http = { endpoint = "${receiver.url}", protocol = "${protocol}" } }`,
    );
    for (const name of ["a", "b", "c"]) emitEvent(name);
    expect(await telemetry.shutdown()).toMatchObject({
      undelivered: { logs: 2 },
      reasons: { logs: { "the receiver rejected a part": 2 } },
    });
    expect(receiver.count).toBe(1);
  }
});

test("what was rejected since the start stands in the report of the shutdown, with the reason", async () => {
  const receiver = await startReceiver();
  receiver.behave = answer(401, undefined);
  const telemetry = await startWith(`exporter = { otlp-http = { endpoint = "${receiver.url}" } }`);
  emitEvent("a");
  await telemetry.flush();
  receiver.behave = accept;
  emitEvent("b");
  expect((await telemetry.shutdown(5_000)).message).toBe(
    "not delivered: 1 log event (the receiver answered 401 Unauthorized: check the headers of the exporter)",
  );
});
