import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** Takes connections and never says anything. */
export async function startSilent(): Promise<number> {
  const server = createServer((socket) => void socket.on("error", () => {}));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A name server that never answers; its address as `dns.setServers` takes it, how often it was asked, and when first. */
type MuteNameServer = {
  readonly address: string;
  readonly count: () => number;
  readonly asked: Promise<unknown>;
};

export async function startMuteNameServer(): Promise<MuteNameServer> {
  const socket = createSocket("udp4");
  let count = 0;
  socket.on("message", () => {
    count += 1;
  });
  const asked = new Promise((resolve) => void socket.once("message", resolve));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return { address: `127.0.0.1:${socket.address().port}`, count: () => count, asked };
}

/** Listens, and never takes a connection: its process stands still. */
const standsStill = `
const server = require("node:net").createServer();
server.listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
  require("node:fs").writeSync(1, String(server.address().port));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

async function isConnected(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  return Promise.race([once(socket, "connect").then(() => true), setTimeout(400, false)]);
}

/** A port whose connections are never made, because as many wait there as may; undefined where the system makes them all the same. */
export async function startSwallowing(): Promise<number | undefined> {
  const child = spawn(process.execPath, ["-e", standsStill], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [port] = await once(child.stdout, "data");
  for (let count = 0; count < 16; count += 1) {
    if (!(await isConnected(Number(port)))) return Number(port);
  }
  return undefined;
}
