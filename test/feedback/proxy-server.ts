import { createServer, type Server } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import { connect } from "node:net";
import { listen } from "./receiver.js";

type ProxyServer = {
  readonly port: number;
  /** The CONNECT requests: where to, and with which credentials. */
  readonly asked: readonly { readonly target: string | undefined; readonly credentials: string | undefined }[];
};

/** A proxy that leads every host to a port of this machine, or answers with a status, or not at all. */
export async function startProxy(
  leadsTo: number,
  answer: number | "silence" = 200,
  tls?: ServerOptions,
): Promise<ProxyServer> {
  const asked: { target: string | undefined; credentials: string | undefined }[] = [];
  const server: Server = tls === undefined ? createServer() : createTlsServer(tls);
  server.on("connect", (request, client) => {
    asked.push({ target: request.url, credentials: request.headers["proxy-authorization"] });
    client.on("error", () => {});
    if (answer === "silence") return client.on("end", () => client.end()).resume();
    if (answer !== 200) return client.end(`HTTP/1.1 ${answer} No\r\ncontent-length: 0\r\n\r\n`);
    const way = connect(leadsTo, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      way.pipe(client).pipe(way);
    });
    way.on("error", () => client.destroy());
    // Without a reader the end of the other side would not be seen, which has to come: the test waits for it.
    way.on("close", () => client.resume());
    client.on("close", () => way.destroy());
    return undefined;
  });
  return { port: await listen(server), asked };
}
