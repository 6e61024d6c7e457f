import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { promisify } from "node:util";
import type { Exporter, Format } from "../settings/config.js";
import { showEndpoint } from "../settings/endpoint.js";
import { answerOfStatus, messageOfError } from "./http-messages.js";
import type { Answer, ReadRejected, Sender } from "./sender.js";
import { loadTls } from "./tls.js";

type HttpExporter = Extract<Exporter, { kind: "otlp-http" }>;

const largestAnswer = 64 * 1024;

/** The whole answer; nothing when it is too long, is cut, or has not come when the attempt ends. */
async function readBody(response: IncomingMessage, abort: AbortSignal): Promise<Uint8Array> {
  const nothing = new Uint8Array();
  const aborted = new Promise<Uint8Array>((resolve) => {
    abort.addEventListener("abort", () => resolve(nothing), { once: true });
  });
  return Promise.race([aborted, readChunks(response).catch(() => nothing)]);
}

async function readChunks(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > largestAnswer) return new Uint8Array();
  }
  return Buffer.concat(chunks);
}

const formats: readonly (readonly [type: RegExp, format: Format])[] = [
  [/^application\/json\b/i, "json"],
  [/^application\/x-protobuf\b/i, "binary"],
];

/** A web page instead of an answer: what a network shows before one has signed in to it. */
const isPage = /^(text\/html|application\/xhtml\+xml)\b/i;

/** The receiver has what it answers with any 2xx, even if the rest of its answer is unreadable, too long, or never comes. */
async function readAnswer(response: IncomingMessage, abort: AbortSignal, readRejected: ReadRejected): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const type = response.headers["content-type"]?.trim() ?? "";
  if (status < 200 || status > 299) {
    await readBody(response, abort);
    return answerOfStatus(status, response.headers["retry-after"]);
  }
  if (isPage.test(type)) {
    response.destroy();
    return { kind: "retry", message: "what answers there is no OTLP receiver: it answers with a web page" };
  }
  const body = await readBody(response, abort);
  const format = formats.find(([pattern]) => pattern.test(type))?.[1];
  return { kind: "delivered", rejected: readRejected(body, format) };
}

type Post = (options: RequestOptions, answer: (response: IncomingMessage) => void) => ClientRequest;

type Options = RequestOptions & { readonly signal: AbortSignal };

function post(open: Post, options: Options, body: Uint8Array, readRejected: ReadRejected): Promise<Answer> {
  return new Promise((resolve) => {
    const request = open(options, (response) => resolve(readAnswer(response, options.signal, readRejected)));
    // Telemetry under way must not keep a program alive; shutdown() waits for it.
    request.on("socket", (socket) => socket.unref());
    request.on("error", (error) => {
      // Who has aborted knows why.
      if (!options.signal.aborted) resolve({ kind: "retry", message: messageOfError(error) });
    });
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
