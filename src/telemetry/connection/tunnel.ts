import { request } from "node:http";
import type { Socket } from "node:net";
import type { HttpProxy } from "../settings/config.js";
import { ConnectionError } from "./connection-error.js";

const hints: Readonly<Record<number, string>> = {
  403: "it does not allow this host or port",
  405: "it makes no tunnels to this port",
  407: "check the credentials in",
};

function errorOf(status: number, { address, variable }: HttpProxy): ConnectionError {
  const hint = hints[status];
  const why = hint === undefined ? "" : `: ${hint}${status === 407 ? ` ${variable}` : ""}`;
  return new ConnectionError(`the proxy ${address} answered ${status}${why}`);
}

/** Makes a connection to a proxy one to the target, by CONNECT. `authority` has the port. */
export function openTunnel(socket: Socket, authority: string, proxy: HttpProxy, abort: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const connect = request({
      method: "CONNECT",
      path: authority,
      headers: { host: authority, ...proxy.credentials.reveal() },
      createConnection: () => socket,
      signal: abort,
    });
    connect.on("socket", () => socket.unref());
    connect.on("error", () => reject(new ConnectionError(`the proxy ${proxy.address} makes no connection`)));
    connect.on("connect", ({ statusCode = 0 }, _socket, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        return resolve(socket);
      }
      socket.destroy();
      reject(errorOf(statusCode, proxy));
    });
    connect.end();
  });
}
