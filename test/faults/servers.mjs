// Receivers whose behaviour can be changed while they run. All listen on loopback.
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttp2Server, createSecureServer } from "node:http2";
import { createServer as createHttpsServer } from "node:https";
import { connect, createServer } from "node:net";

async function listen(server, port = 0) {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

async function readAll(stream) {
  const chunks = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** Ends a server and what is connected to it. */
function endOf(server, sockets) {
  return () => {
    if (server.listening) server.close();
    for (const socket of sockets) socket.destroy();
  };
}

function socketsOf(server) {
  const sockets = new Set();
  const add = (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  };
  server.on("connection", add).on("secureConnection", add);
  return sockets;
}

/** The answer of a receiver that takes what it gets. */
export const takeHttp = ({ store, body, request, response }) => {
  store.take(body);
  const type = request.headers["content-type"];
  response.writeHead(200, { "content-type": type }).end(type === "application/json" ? "{}" : "");
};

/** OTLP over HTTP. `behaviour.current` answers a request; `behaviour.early` does before its body is read. */
export async function startHttp(store, behaviour, tls, port) {
  const answer = async (request, response) => {
    if (behaviour.early !== undefined) return behaviour.early({ request, response });
    const body = await readAll(request);
    if (body !== undefined) behaviour.current({ store, body, request, response });
  };
  const server = tls === undefined ? createHttpServer(answer) : createHttpsServer(tls, answer);
  const sockets = socketsOf(server);
  const chosen = await listen(server, port);
  const finish = async () => {
    server.close();
    server.closeIdleConnections();
    const timer = setInterval(() => server.closeIdleConnections(), 5);
    await once(server, "close");
    clearInterval(timer);
  };
  return { port: chosen, end: endOf(server, sockets), finish };
}

/** A message as gRPC frames it. */
export function frame(message) {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** Ends a call with a message, if there is one, and trailers. */
export function endCall(stream, trailers, message) {
  if (stream.destroyed) return;
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers(trailers));
  if (message === undefined) stream.end();
  else stream.end(frame(message));
}

export const takeGrpc = ({ store, body, stream }) => {
  store.take(body);
  endCall(stream, { "grpc-status": "0" }, Buffer.alloc(0));
};

/** OTLP over gRPC. */
export async function startGrpc(store, behaviour, tls, port) {
  const server = tls === undefined ? createHttp2Server() : createSecureServer(tls);
  const sockets = socketsOf(server);
  const sessions = new Set();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("error", () => {}).on("close", () => sessions.delete(session));
  });
  server.on("stream", async (stream, headers) => {
    stream.on("error", () => {});
    if (behaviour.early !== undefined) return behaviour.early({ stream });
    const body = await readAll(stream);
    if (body !== undefined) behaviour.current({ store, body, stream, headers });
  });
  const chosen = await listen(server, port);
  const finish = async () => {
    server.close();
    await Promise.all([...sessions].map((session) => new Promise((resolve) => session.close(resolve))));
  };
  return { port: chosen, end: endOf(server, sockets), finish };
}

/** Stands in front of a receiver: while `way.raw` is there it has the connections, else the receiver has. */
export async function startFront(way) {
  const server = createServer((socket) => {
    if (way.raw !== undefined) return way.raw(socket);
    const further = connect(way.leadsTo, "127.0.0.1");
    further.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("close", () => further.destroy());
    socket.pipe(further).pipe(socket);
  });
  const sockets = socketsOf(server);
  const port = await listen(server);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async () => {
    server.close();
    cut();
    await once(server, "close");
  };
  return { port, cut, close, open: () => listen(server, port), end: endOf(server, sockets) };
}
