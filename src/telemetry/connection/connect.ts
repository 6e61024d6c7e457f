import { isIP, type Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import type { HttpProxy } from "../settings/config.js";
import { connectAny } from "./connect-any.js";
import { ConnectionError, messageOfError } from "./connection-error.js";
import type { LookUp } from "./look-up.js";
import { openTunnel } from "./tunnel.js";
import { whileNeeded } from "./while-needed.js";

/** How an address is reached. */
export type Route = {
  readonly endpoint: URL;
  readonly proxy: HttpProxy | null;
  /** Whether a proxy gets a tunnel made; else it gets requests to pass on. */
  readonly tunnel: boolean;
  readonly tls: Pick<ConnectionOptions, "ca" | "cert" | "key" | "ALPNProtocols" | "rejectUnauthorized">;
  readonly lookUp: LookUp;
};

/** The host without the brackets of an IPv6 address. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

export function portOf({ port, protocol }: URL): number {
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}

/** A connection to a host, by the addresses that it has. */
async function connectTo(host: string, port: number, lookUp: LookUp, abort: AbortSignal): Promise<Socket> {
  const addresses = await lookUp(host, abort);
  return whileNeeded(abort, (needed) => connectAny(addresses, port, needed));
}

/** TLS over a connection; ready when the certificate of the other side has been checked. */
async function secure(socket: Socket, host: string, tls: ConnectionOptions, abort: AbortSignal): Promise<Socket> {
  const { connect } = await import("node:tls");
  return new Promise((resolve, reject) => {
    const secured = connect({ ...tls, socket, host, servername: isIP(host) === 0 ? host : "" });
    secured.unref();
    const stop = () => {
      secured.destroy();
      reject(new ConnectionError("it does not answer the TLS handshake"));
    };
    if (abort.aborted) return stop();
    abort.addEventListener("abort", stop, { once: true });
    secured.once("secureConnect", () => {
      abort.removeEventListener("abort", stop);
      secured.removeAllListeners("error");
      resolve(secured);
    });
    secured.on("error", (error) => {
      abort.removeEventListener("abort", stop);
      socket.destroy();
      reject(error);
    });
  });
}

async function openProxy({ address }: HttpProxy, lookUp: LookUp, abort: AbortSignal): Promise<Socket> {
  const url = new URL(address);
  try {
    const socket = await connectTo(hostOf(url), portOf(url), lookUp, abort);
    return url.protocol === "https:" ? await secure(socket, hostOf(url), {}, abort) : socket;
  } catch (error) {
    throw new ConnectionError(`the proxy ${address}: ${messageOfError(error)}`);
  }
}

/** Opens one connection that is ready for requests. No part of it keeps alive a process that has nothing else to do. */
export async function openConnection(route: Route, abort: AbortSignal): Promise<Socket> {
  const { endpoint, proxy, tunnel, tls, lookUp } = route;
  const host = hostOf(endpoint);
  const isSecure = endpoint.protocol === "https:";
  if (proxy === null) {
    const socket = await connectTo(host, portOf(endpoint), lookUp, abort);
    return isSecure ? secure(socket, host, tls, abort) : socket;
  }
  const socket = await openProxy(proxy, lookUp, abort);
  if (!tunnel) return socket;
  const through = await openTunnel(socket, `${endpoint.hostname}:${portOf(endpoint)}`, proxy, abort);
  return isSecure ? secure(through, host, tls, abort) : through;
}
