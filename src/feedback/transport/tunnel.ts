import { Buffer } from "node:buffer";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { plainHost, portOf } from "./proxy.js";

/** The proxy answered with an error instead of a connection. */
export class ProxyError extends Error {
  readonly status: number;

  constructor(proxy: URL, status: number) {
    super(`the proxy "${proxy.host}" answered ${status}`);
    this.name = "ProxyError";
    this.status = status;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") return {};
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString("base64");
  return { "proxy-authorization": `Basic ${credentials}` };
}

type Tunnel = {
  readonly proxy: URL;
  readonly target: URL;
  /** Certificates of authorities to trust for a proxy that speaks TLS. */
  readonly ca: string | undefined;
};

/**
 * A connection to the target through a proxy, by CONNECT; rejects with a ProxyError if the proxy does not make it.
 * The signal ends it, too, which that of undici's ProxyAgent does not heed while a proxy is silent.
 */
export function openTunnel({ proxy, target, ca }: Tunnel, signal: AbortSignal): Promise<Socket> {
  const authority = `${target.hostname}:${portOf(target)}`;
  const request = proxy.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const connect = request({
      host: plainHost(proxy),
      port: portOf(proxy),
      method: "CONNECT",
      path: authority,
      headers: { host: authority, ...authorization(proxy) },
      agent: false,
      signal,
      ...(ca === undefined ? {} : { ca }),
    });
    connect.on("error", reject);
    connect.on("connect", (answer, socket: Socket) => {
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new ProxyError(proxy, answer.statusCode ?? 0));
    });
    connect.end();
  });
}
