import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";

type Received = {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  /** The bytes as they came. */
  readonly body: Buffer;
};

/** How one request is answered; `undefined` confirms it. */
export type Reply = ((response: ServerResponse, request: IncomingMessage) => void) | undefined;

type Receiver = {
  readonly port: number;
  readonly url: string;
  readonly received: readonly Received[];
  /** The ids that were confirmed, each once. */
  readonly confirmed: ReadonlySet<string>;
};

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A server that takes feedback: it answers by the replies in turn, then confirms whatever comes. */
export async function startReceiver(replies: readonly Reply[] = [], tls?: ServerOptions): Promise<Receiver> {
  const received: Received[] = [];
  const confirmed = new Set<string>();
  const take: RequestListener = async (request, response) => {
    const body = await readBody(request).catch(() => Buffer.alloc(0));
    const { method, url, headers } = request;
    received.push({ method, url, headers, body });
    const reply = replies[received.length - 1];
    if (reply !== undefined) return reply(response, request);
    const { id } = JSON.parse(gunzipSync(body).toString());
    confirmed.add(id);
    response.writeHead(201, { "content-type": "application/json" });
    response.end(JSON.stringify({ id, reference: "TICKET-1" }));
  };
  const server = tls === undefined ? createServer(take) : createTlsServer(tls, take);
  const port = await listen(server);
  const scheme = tls === undefined ? "http" : "https";
  return { port, url: `${scheme}://localhost:${port}/feedback?app=x`, received, confirmed };
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}, body = ""): Reply {
  return (response) => response.writeHead(code, headers).end(body);
}
