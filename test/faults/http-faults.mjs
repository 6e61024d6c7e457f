// What a receiver may answer over HTTP, and what has to come of it.
import { delivered, givenUp, kept, partly } from "./expectations.mjs";

const answered = (status) => new RegExp(`^the receiver answered ${status}`);

const says =
  (status, headers = {}, body = "") =>
  ({ response }) =>
    response.writeHead(status, headers).end(body);

const status = (code, expect, headers) => ({
  name: `${code}${headers === undefined ? "" : `, Retry-After: ${headers["retry-after"]}`}`,
  current: says(code, headers),
  expect: expect(answered(code)),
});

const takesWith = (name, code, headers, body) => ({
  name,
  current: ({ store, body: request, response }) => {
    store.take(request);
    response.writeHead(code, headers).end(body);
  },
  expect: delivered(),
});

const protobuf = { "content-type": "application/x-protobuf" };
const page = "<!doctype html><title>Sign in</title>";
const later = new Date(Date.now() + 3_600_000).toUTCString();

const codes = [
  ...[400, 401, 403, 404, 405, 408, 415, 425, 500, 501, 505].map((code) => status(code, givenUp)),
  ...[429, 502, 503, 504].map((code) => status(code, kept)),
  status(429, kept, { "retry-after": "1" }),
  status(503, kept, { "retry-after": later }),
  { ...status(413, givenUp), name: "413, whatever the size" },
  ...[301, 308].map((code) => status(code, givenUp, undefined)),
  ...[302, 303, 307].map((code) => status(code, kept, undefined)),
];

const successes = [
  takesWith("200, text/plain", 200, { "content-type": "text/plain" }, "ok"),
  takesWith("200, no type, no body", 200, {}, ""),
  takesWith("200, JSON that is none", 200, { "content-type": "application/json" }, "<oops>"),
  takesWith("200, octet-stream", 200, { "content-type": "application/octet-stream" }, "x"),
  takesWith("200, garbage", 200, protobuf, Buffer.alloc(9, 0xff)),
  takesWith("200, 1 MiB", 200, protobuf, Buffer.alloc(1_048_576)),
  takesWith("202", 202, { "content-type": "text/plain" }, "Accepted"),
  takesWith("204", 204, {}),
  {
    name: "200, drips for ever",
    isEndless: true,
    current: ({ store, body, response }) => {
      store.take(body);
      response.writeHead(200, protobuf);
      const timer = setInterval(() => response.write("\n"), 20);
      response.on("close", () => clearInterval(timer));
    },
    expect: delivered(),
  },
  {
    name: "200, cut in the body",
    current: ({ store, body, response }) => {
      store.take(body);
      response.writeHead(200, { ...protobuf, "content-length": 100 }).write("half");
      setTimeout(() => response.destroy(), 20);
    },
    expect: delivered(),
  },
  {
    name: "200, slow",
    current: ({ store, body, response }) => {
      setTimeout(() => {
        store.take(body);
        response.writeHead(200, protobuf).end();
      }, 150);
    },
    expect: delivered(),
  },
];

const partial = Buffer.from([0x0a, 0x02, 0x08, 0x01]);

const others = [
  {
    name: "partial success",
    current: ({ store, body, request, response }) => {
      store.take(body);
      const type = request.headers["content-type"];
      const json = '{"partialSuccess":{"rejectedLogRecords":"1"}}';
      response.writeHead(200, { "content-type": type }).end(type === "application/json" ? json : partial);
    },
    expect: partly(),
  },
  {
    name: "200, a sign-in page",
    current: says(200, { "content-type": "text/html; charset=utf-8" }, page),
    expect: kept(/^what answers there is no OTLP receiver/),
  },
  {
    name: "503 before the body is read",
    early: ({ response }) => response.writeHead(503, { connection: "close" }).end(),
    expect: kept(/^the receiver answered 503|^the connection was cut/),
  },
  {
    name: "503, half an answer",
    current: ({ response }) => {
      response.writeHead(503, { "content-length": 100 }).write("half");
      setTimeout(() => response.destroy(), 20);
    },
    expect: kept(answered(503)),
  },
  {
    name: "reads, then cuts",
    current: ({ request }) => request.socket.destroy(),
    expect: kept(/^the connection was cut/),
  },
  {
    name: "reads, says nothing",
    isEndless: true,
    current: () => {},
    expect: kept(/^no answer within 1000 ms$/),
  },
];

export const httpFaults = [...codes, ...successes, ...others];
