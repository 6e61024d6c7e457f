// What a receiver may answer over gRPC, and what has to come of it.
import { delivered, givenUp, kept, partly } from "./expectations.mjs";
import { endCall, frame } from "./servers.mjs";

const names = [
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
];
const retryable = [1, 4, 10, 11, 14, 15];
const unnamed = [2, 6, 9];

const varint = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
const field = (number, bytes) => [number * 8 + 2, ...varint(bytes.length), ...bytes];
const type = [...Buffer.from("type.googleapis.com/google.rpc.RetryInfo")];
/** A google.rpc.Status with a RetryInfo of a second. */
const retryInfo = Buffer.from(field(3, [...field(1, type), ...field(2, field(1, [8, 1]))])).toString("base64");

const fails = (code, trailers = {}) => ({
  current: ({ stream }) => endCall(stream, { "grpc-status": String(code), "grpc-message": "secret", ...trailers }),
});

const codes = names.slice(1).map((name, index) => {
  const code = index + 1;
  const error = new RegExp(`^the receiver answered ${unnamed.includes(code) ? "UNKNOWN" : name}`);
  return { name, ...fails(code), expect: retryable.includes(code) ? kept(error) : givenUp(error) };
});

const takes = (name, answer) => ({
  name,
  current: ({ store, body, stream }) => {
    store.take(body);
    answer(stream);
  },
  expect: delivered(),
});

const successes = [
  takes("OK, garbage", (stream) => endCall(stream, { "grpc-status": "0" }, Buffer.alloc(9, 0xff))),
  takes("OK, no message", (stream) => endCall(stream, { "grpc-status": "0" })),
  takes("OK, 5 MiB", (stream) => endCall(stream, { "grpc-status": "0" }, Buffer.alloc(5 * 1_048_576))),
  takes("OK, slow", (stream) => setTimeout(() => endCall(stream, { "grpc-status": "0" }, Buffer.alloc(0)), 150)),
  takes("a message, then no status", (stream) => {
    stream.respond({ ":status": 200, "content-type": "application/grpc" });
    stream.end(frame(Buffer.alloc(0)));
  }),
  {
    isEndless: true,
    ...takes("a message, then silence", (stream) => {
      stream.respond({ ":status": 200, "content-type": "application/grpc" });
      stream.write(frame(Buffer.alloc(0)));
    }),
  },
];

const others = [
  {
    name: "RESOURCE_EXHAUSTED, RetryInfo",
    ...fails(8, { "grpc-status-details-bin": retryInfo }),
    expect: kept(/^the receiver answered RESOURCE_EXHAUSTED/),
  },
  {
    name: "UNAVAILABLE, RetryInfo",
    ...fails(14, { "grpc-status-details-bin": retryInfo }),
    expect: kept(/^the receiver answered UNAVAILABLE/),
  },
  {
    name: "larger than max, whatever the size",
    ...fails(8, { "grpc-message": "received message larger than max" }),
    expect: givenUp(/^the receiver answered RESOURCE_EXHAUSTED/),
  },
  {
    name: "partial success",
    current: ({ store, body, stream }) => {
      store.take(body);
      endCall(stream, { "grpc-status": "0" }, Buffer.from([0x0a, 0x02, 0x08, 0x01]));
    },
    expect: partly(),
  },
  ...[
    [404, givenUp],
    [502, kept],
    [503, kept],
  ].map(([status, expect]) => ({
    name: `HTTP ${status}, no gRPC`,
    current: ({ stream }) => {
      stream.respond({ ":status": status, "content-type": "text/plain" });
      stream.end("no");
    },
    expect: expect(new RegExp(`^the receiver answered ${status}`)),
  })),
  {
    name: "200, a sign-in page",
    current: ({ stream }) => {
      stream.respond({ ":status": 200, "content-type": "text/html" });
      stream.end("<p>");
    },
    expect: kept(/^what answers there is no OTLP receiver/),
  },
  {
    name: "refuses the stream",
    early: ({ stream }) => stream.close(7),
    expect: kept(/^the connection was cut/),
  },
  {
    name: "reads, says goodbye",
    current: ({ stream }) => stream.session.goaway(0) ?? stream.session.destroy(),
    expect: kept(/^the connection was cut/),
  },
  {
    name: "reads, then cuts",
    current: ({ stream }) => stream.session.destroy(),
    expect: kept(/^the connection was cut/),
  },
  {
    name: "reads, says nothing",
    isEndless: true,
    current: () => {},
    expect: kept(/^no answer within 1000 ms$/),
  },
];

export const grpcFaults = [...codes, ...successes, ...others];
