import { Agent, type IncomingMessage, request, type RequestOptions } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { promisify } from "node:util";
import { openConnection, type Route } from "../connection/connect.js";
import { createRoute } from "../connection/route.js";
import type { DnsLookup, Exporter, Format } from "../settings/config.js";
import { showRoute } from "../settings/endpoint.js";
import { answerOfStatus, isPage, messageOfRequestError, pageAnswer } from "./http-messages.js";
import type { Answer, ReadRejected, Sender } from "./sender.js";

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
    return pageAnswer;
  }
  const body = await readBody(response, abort);
  const format = formats.find(([pattern]) => pattern.test(type))?.[1];
  return { kind: "delivered", rejected: readRejected(body, format) };
}

type Options = RequestOptions & { readonly signal: AbortSignal };

function post(options: Options, body: Uint8Array, readRejected: ReadRejected): Promise<Answer> {
  return new Promise((resolve) => {
    const sent = request(options, (response) => resolve(readAnswer(response, options.signal, readRejected)));
    // Telemetry under way must not keep a program alive; shutdown() waits for it.
    sent.on("socket", (socket) => socket.unref());
    sent.on("error", (error) => {
      // Who has aborted knows why.
      if (!options.signal.aborted) resolve({ kind: "retry", message: messageOfRequestError(error) });
    });
    sent.end(body);
  });
}

/** One connection at a time, which stays open between requests. */
class RouteAgent extends Agent {
  readonly #route: Route;
  /** Ends the attempt that a connection is opened for. */
  attempt: AbortSignal = AbortSignal.abort();

  constructor(route: Route) {
    super({ keepAlive: true, maxSockets: 1 });
    this.#route = route;
  }

  override createConnection(_options: object, done?: (error: Error | null, socket: Duplex) => void): undefined {
    openConnection(this.#route, this.attempt).then(
      (socket) => done?.(null, socket),
      // Nobody looks at the socket beside an error.
      (error) => done?.(error, new Socket()),
    );
  }
}

/** What is asked for: of a proxy that passes requests on, the whole address. */
function targetOf({ endpoint, proxy, tunnel }: Route): RequestOptions {
  const { pathname, search, host, href } = endpoint;
  const isForwarded = proxy !== null && !tunnel;
  return {
    method: "POST",
    path: isForwarded ? href : `${pathname}${search}`,
    headers: { host, ...(isForwarded ? proxy.credentials.reveal() : {}) },
  };
}

/** Posts OTLP requests to exactly one address. */
export async function createHttpSender(
  exporter: HttpExporter,
  dnsLookup: DnsLookup,
  readRejected: ReadRejected,
): Promise<Sender> {
  const { endpoint, protocol, headers, compression, proxy } = exporter;
  const tunnel = endpoint.startsWith("https:");
  const route = await createRoute(exporter, { protocols: ["http/1.1"], tunnel }, dnsLookup);
  const agent = new RouteAgent(route);
  const gzip = compression === "gzip" ? promisify((await import("node:zlib")).gzip) : undefined;
  const target = targetOf(route);
  const fixed = {
    "user-agent": "meterbook",
    "content-type": protocol === "json" ? "application/json" : "application/x-protobuf",
    ...(gzip === undefined ? {} : { "content-encoding": "gzip" }),
  };
  return {
    where: showRoute(endpoint, proxy),
    send: async (body, signal) => {
      const content = gzip === undefined ? body : await gzip(body);
      agent.attempt = signal;
      const named = { ...headers.reveal(), ...fixed, "content-length": content.length, ...target.headers };
      return post({ ...target, agent, signal, headers: named }, content, readRejected);
    },
    close: () => agent.destroy(),
  };
}
