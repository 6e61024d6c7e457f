// A name server on loopback, for one host, that can be mute; and a port whose connections are never made.
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";

export const host = "faults.example.test";

/** The end of the only question of a query. */
function endOfQuestion(query) {
  let at = 12;
  while (query[at] > 0) at += 1 + query[at];
  return at + 5;
}

function answerTo(query) {
  const end = endOfQuestion(query);
  const isForIpv4 = query.readUInt16BE(end - 4) === 1;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(isForIpv4 ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const record = isForIpv4 ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]) : Buffer.alloc(0);
  return Buffer.concat([header, query.subarray(12, end), record]);
}

export async function startNameServer(isMute) {
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    if (!isMute()) socket.send(answerTo(query), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { address: `127.0.0.1:${socket.address().port}`, end: () => socket.close() };
}

const standsStill = `
const server = require("node:net").createServer();
server.listen({ port: Number(process.argv[1]), host: "127.0.0.1", backlog: 1 }, () => {
  require("node:fs").writeSync(1, "listening");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

/** Takes a port and swallows each SYN; undefined where the system makes connections that nobody waits for. */
export async function swallow(port) {
  const child = spawn(process.execPath, ["-e", standsStill, String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const sockets = [];
  const end = async () => {
    for (const socket of sockets) socket.destroy();
    child.kill("SIGKILL");
    await once(child, "close");
  };
  for (let count = 0; count < 16; count += 1) {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    sockets.push(socket);
    if (!(await Promise.race([once(socket, "connect").then(() => true), setTimeout(300, false)]))) return { end };
  }
  await end();
  return undefined;
}
