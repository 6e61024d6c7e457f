import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { promisify } from "node:util";
import type { Exporter } from "../settings/config.js";
import { showEndpoint } from "../settings/endpoint.js";
import { answerOfStatus, messageOfError } from "./http-messages.js";
import type { Answer, ReadRejected, Sender } from "./sender.js";
import { loadTls } from "./tls.js";

type HttpExporter = Extract<Exporter, { kind: "otlp-http" }>;

const largestAnswer = 64 * 1024;

async function readBody(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestAnswer) break;
  }
  return Buffer.concat(chunks);
}

function toAnswer(response: IncomingMessage, body: Uint8Array, readRejected: ReadRejected): Answer {
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) return answerOfStatus(status, response.headers["retry-after"]);
  const type = response.headers["content-type"] ?? "";
  const isOtlp = body.length === 0 || /^application\/(x-protobuf|json)\b/.test(type);
  const rejected = isOtlp ? readRejected(body) : undefined;
  if (rejected !== undefined) return { kind: "delivered", rejected };
  return { kind: "retry", message: "what answers there is no OTLP receiver: its answer is not OTLP" };
}

/** The request went out and a 2xx came back: the receiver has it, even if the rest of the answer is lost. */
async function readAnswer(response: IncomingMessage, readRejected: ReadRejected): Promise<Answer> {
  try {
    return toAnswer(response, await readBody(response), readRejected);
  } catch (error) {
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return { kind: "delivered", rejected: 0 };
    return status >= 300
      ? answerOfStatus(status, response.headers["retry-after"])
      : { kind: "retry", message: messageOfError(error) };
  }
}

type Post = (options: RequestOptions, answer: (response: IncomingMessage) => void) => ClientRequest;

function post(open: Post, options: RequestOptions, body: Uint8Array, readRejected: ReadRejected): Promise<Answer> {
  return new Promise((resolve) => {
    const request = open(options, (response) => resolve(readAnswer(response, readRejected)));
    // Telemetry under way must not keep a program alive; shutdown() waits for it.
    request.on("socket", (socket) => socket.unref());
    request.on("error", (error) => resolve({ kind: "retry", message: messageOfError(error) }));
    request.end(body);
  });
}

/** Posts OTLP requests to exactly one address. */
export async function createHttpSender(exporter: HttpExporter, readRejected: ReadRejected): Promise<Sender> {
  const { endpoint, protocol, headers, compression } = exporter;
  const isSecure = new URL(endpoint).protocol === "https:";
  const tls = isSecure ? await loadTls(exporter.tls) : {};
  const { Agent, request } = isSecure ? await import("node:https") : await import("node:http");
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ...tls });
  const gzip = compression === "gzip" ? promisify((await import("node:zlib")).gzip) : undefined;
  const fixed = {
    "user-agent": "meterbook",
    "content-type": protocol === "json" ? "application/json" : "application/x-protobuf",
    ...(gzip === undefined ? {} : { "content-encoding": "gzip" }),
  };
  return {
    where: showEndpoint(endpoint),
    send: async (body, signal) => {
      const content = gzip === undefined ? body : await gzip(body);
      const options = {
        method: "POST",
        agent,
        signal,
        headers: { ...headers.reveal(), ...fixed, "content-length": content.length },
      };
      return post((given, answer) => request(endpoint, given, answer), options, content, readRejected);
    },
    close: () => agent.destroy(),
  };
}
