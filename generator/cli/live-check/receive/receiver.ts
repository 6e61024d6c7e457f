import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { CommandError, errnoOf } from "../../../write/command-error.js";
import { createGrpcReceiver } from "./grpc.js";
import { createHttpReceiver } from "./http.js";
import type { Take } from "./take.js";

export type Listening = { readonly host: string; readonly port: number };

export type Receiver = {
  /** `http://127.0.0.1:4318` */
  readonly url: string;
  /** Takes no more connections, and ends when those that are open have been answered, or after a while. */
  readonly close: () => Promise<void>;
};

/** How HTTP/2 begins, which gRPC speaks without TLS; a request of HTTP/1 begins otherwise. */
const preface = "PRI * HTTP/2";
const mostConnections = 512;
const idleTimeout = 60_000;
/** Until a connection that is kept open is cut at the end. */
const grace = 1_000;

/** Receives OTLP over HTTP and over gRPC at one port. */
export async function startReceiver({ host, port }: Listening, take: Take): Promise<Receiver> {
  const held = { bytes: 0 };
  const [http, grpc] = [createHttpReceiver(take, held), createGrpcReceiver(take, held)];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(idleTimeout, () => socket.destroy());
    socket.once("readable", () => {
      const begin: Buffer | null = socket.read();
      if (begin === null) return;
      socket.unshift(begin);
      const isGrpc = begin.toString("latin1", 0, preface.length) === preface;
      (isGrpc ? grpc : http).emit("connection", socket);
    });
  });
  server.maxConnections = mostConnections;
  await listen(server, { host, port });
  const address = server.address() as AddressInfo;
  const shown = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return { url: `http://${shown}:${address.port}`, close: () => close(server, sockets) };
}

async function listen(server: Server, { host, port }: Listening): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: "another program listens there",
      EADDRNOTAVAIL: "this machine has no such address",
      EACCES: "ports below 1024 are not for everybody",
      ENOTFOUND: "there is no host of that name",
    };
    const reason = reasons[errnoOf(error) ?? ""];
    if (reason === undefined) throw error;
    throw new CommandError(
      `cannot listen at ${host}:${port}: ${reason}`,
      "give another address: `--listen 127.0.0.1:0`",
    );
  }
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const cut = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, grace);
  await closed;
  clearTimeout(cut);
}
