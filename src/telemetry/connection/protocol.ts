import { openConnection, portOf, type Route } from "./connect.js";

/** What the first bytes of an answer speak. */
type Spoken = "TLS" | "HTTP/1" | "HTTP/2";

export function protocolOf(bytes: Uint8Array): Spoken | undefined {
  if (Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "HTTP/") return "HTTP/1";
  // A record of TLS that holds an alert; a frame of HTTP/2 that holds settings or a goodbye.
  if (bytes[0] === 0x15 && bytes[1] === 0x03) return "TLS";
  return bytes[0] === 0 && (bytes[3] === 4 || bytes[3] === 7) ? "HTTP/2" : undefined;
}

const preface = Buffer.concat([Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), Buffer.of(0, 0, 0, 4, 0, 0, 0, 0, 0)]);

/** What answers there to HTTP/2, by a connection of its own. */
export async function findSpoken(route: Route, abort: AbortSignal): Promise<Spoken | undefined> {
  try {
    const socket = await openConnection(route, abort);
    const first = new Promise<Spoken | undefined>((resolve) => {
      socket.once("data", (bytes: Buffer) => resolve(protocolOf(bytes)));
      for (const end of ["error", "close"]) socket.once(end, () => resolve(undefined));
      abort.addEventListener("abort", () => socket.destroy(), { once: true });
    });
    socket.write(preface);
    const spoken = await first;
    socket.destroy();
    return spoken;
  } catch {
    return undefined;
  }
}

/** Whether a port that cuts plain connections speaks TLS, whatever its certificate. */
export async function speaksTls(route: Route, abort: AbortSignal): Promise<boolean> {
  const endpoint = new URL(`https://${route.endpoint.hostname}:${portOf(route.endpoint)}`);
  try {
    const socket = await openConnection(
      { ...route, endpoint, tunnel: true, tls: { rejectUnauthorized: false } },
      abort,
    );
    socket.destroy();
    return true;
  } catch {
    return false;
  }
}
