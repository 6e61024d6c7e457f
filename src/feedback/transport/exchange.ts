import { Buffer } from "node:buffer";
import { type ClientRequest, type IncomingMessage, request as httpRequest, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type Socket } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { plainHost, portOf } from "./proxy.js";
import { openTunnel } from "./tunnel.js";

export type Exchange = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Uint8Array;
  readonly proxy: URL | undefined;
  /** Certificates of authorities to trust in place of Node's own. */
  readonly ca: string | undefined;
};

export type Answer = {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** Undefined if the answer broke off, or is longer than any confirmation. */
  readonly text: string | undefined;
};

const longestAnswer = 64 * 1024;

function trust(ca: string | undefined): { readonly ca?: string } {
  return ca === undefined ? {} : { ca };
}

function overTunnel(socket: Socket, { url, ca }: Exchange): RequestOptions {
  const host = plainHost(url);
  const servername = isIP(host) === 0 ? host : "";
  return { createConnection: () => tlsConnect({ socket, host, servername, ...trust(ca) }) };
}

function readAnswer(answer: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = answer;
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const end = (text: string | undefined): void => {
      resolve({ status, retryAfter: headers["retry-after"], text });
      answer.destroy();
    };
    answer.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > longestAnswer) end(undefined);
    });
    answer.on("end", () => end(answer.complete ? Buffer.concat(chunks).toString("utf8") : undefined));
    answer.on("error", () => end(undefined));
    answer.on("close", () => end(undefined));
  });
}

function open({ url, headers, ca }: Exchange, way: RequestOptions, signal: AbortSignal): ClientRequest {
  const options = {
    host: plainHost(url),
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
    method: "POST",
    headers: { ...headers, host: url.host, connection: "close" },
    signal,
    ...way,
  };
  return url.protocol === "http:" ? httpRequest(options) : httpsRequest({ ...options, ...trust(ca) });
}

function post(given: Exchange, way: RequestOptions, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = open(given, way, signal);
    // An answer that comes before the body is read whole counts, though writing the rest then fails.
    request.on("response", (answer) => resolve(readAnswer(answer)));
    request.on("error", reject);
    request.end(given.body);
  });
}

/** Posts once and reads the answer; rejects if there is none. No connection stays open. */
export async function exchange(given: Exchange, signal: AbortSignal): Promise<Answer> {
  const { proxy, url, ca } = given;
  if (proxy === undefined) return post(given, { agent: false }, signal);
  const tunnel = await openTunnel({ proxy, target: url, ca }, signal);
  try {
    return await post(given, overTunnel(tunnel, given), signal);
  } finally {
    tunnel.destroy();
  }
}
