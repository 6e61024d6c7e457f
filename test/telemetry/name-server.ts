import { createSocket } from "node:dgram";
import { once } from "node:events";
import { onTestFinished } from "vitest";

/** The codes of answers: fine, "cannot say", "no such name". */
export const rcodes = { fine: 0, failure: 2, unknown: 3 } as const;

type NameServer = { readonly address: string; readonly asked: string[] };

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 1 };
}

/** The answer to one question, with as many IPv4 addresses as there are. */
function answerTo(query: Buffer, end: number, addresses: readonly string[], rcode: number): Buffer {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180 | rcode, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split(".").map(Number)]),
  );
  return Buffer.concat([header, query.subarray(12, end + 4), ...records]);
}

/** A name server on loopback that knows some IPv4 addresses, and answers with a code for all other names. */
export async function startNameServer(
  known: Readonly<Record<string, readonly string[]>>,
  rcode: number = rcodes.unknown,
): Promise<NameServer> {
  const socket = createSocket("udp4");
  const asked: string[] = [];
  socket.on("message", (query, { port, address }) => {
    const { name, end } = readName(query);
    const isForIpv4 = query.readUInt16BE(end) === 1;
    asked.push(name);
    const found = known[name];
    socket.send(answerTo(query, end, isForIpv4 ? (found ?? []) : [], found === undefined ? rcode : 0), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return { address: `127.0.0.1:${socket.address().port}`, asked };
}
