import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type OtlpSignal, signals } from "../../../live/otlp/take-request.js";
import { inflate } from "./inflate.js";
import { type Held, readBody } from "./read-body.js";
import { type Body, type Take, takeInflated } from "./take.js";

const formats: ReadonlyMap<string, Body["format"]> = new Map([
  ["application/x-protobuf", "protobuf"],
  ["application/json", "json"],
]);

/** OTLP over HTTP as a Collector answers it (opentelemetry.io/docs/specs/otlp, OTLP/HTTP). */
export function createHttpReceiver(take: Take, held: Held): Server {
  return createServer((request, response) => {
    answer(request, response, take, held).catch((error: unknown) => response.destroy(error as Error));
  });
}

type Reply = { readonly status: number; readonly reason?: string; readonly after?: number };

async function answer(request: IncomingMessage, response: ServerResponse, take: Take, held: Held): Promise<void> {
  const type = (request.headers["content-type"] ?? "").replace(/;.*/s, "").trim().toLowerCase();
  const format = formats.get(type);
  const reply = await replyTo(request, format, take, held);
  if (response.destroyed) return;
  const { status, reason, after } = reply;
  response.setHeader("content-type", format === "protobuf" ? "application/x-protobuf" : "application/json");
  if (after !== undefined) response.setHeader("retry-after", after);
  // What was not read of the request would be taken for the next one.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status).end(reason === undefined ? successOf(format) : statusOf(format, reason));
}

async function replyTo(
  request: IncomingMessage,
  format: Body["format"] | undefined,
  take: Take,
  held: Held,
): Promise<Reply> {
  const signal = signalOf(request.url ?? "");
  if (signal === undefined) return { status: 404, reason: "the path is none of /v1/metrics, /v1/traces, /v1/logs" };
  if (request.method !== "POST") return { status: 405, reason: "the method is not POST" };
  const where = `over HTTP at /v1/${signal}`;
  if (format === undefined) {
    const reason = "the content type is neither application/x-protobuf nor application/json";
    take.unreadable(where, reason);
    return { status: 415, reason };
  }
  const body = await readBody(request, held);
  try {
    if ("failure" in body) return failed(body.failure, where, take);
    const inflated = await inflate(body.bytes, request.headers["content-encoding"] ?? "");
    const reason = takeInflated(inflated, { where, signal, format }, take);
    return reason === undefined ? { status: 200 } : { status: "status" in inflated ? inflated.status : 400, reason };
  } finally {
    body.release();
  }
}

function failed(failure: "large" | "busy" | "cut", where: string, take: Take): Reply {
  if (failure === "busy") return { status: 503, reason: "too much is under way", after: 1 };
  const reason = failure === "large" ? "it is larger than 20 MiB" : "not all of it came";
  take.unreadable(where, reason);
  return { status: failure === "large" ? 413 : 408, reason };
}

function signalOf(url: string): OtlpSignal | undefined {
  const path = url.replace(/[?#].*/s, "");
  return signals.find((signal) => path === `/v1/${signal}`);
}

function successOf(format: Body["format"] | undefined): string {
  return format === "json" ? '{"partialSuccess":{}}' : "";
}

/** A google.rpc.Status with the code INVALID_ARGUMENT. */
function statusOf(format: Body["format"] | undefined, reason: string): string | Buffer {
  if (format !== "protobuf") return JSON.stringify({ code: 3, message: reason });
  const message = Buffer.from(reason.slice(0, 120));
  return Buffer.concat([Buffer.from([8, 3, 18, message.length]), message]);
}
