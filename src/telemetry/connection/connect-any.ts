import { connect, type Socket } from "node:net";
import { ConnectionError } from "./connection-error.js";

/** Milliseconds after which the next address is tried beside the one that does not answer, as RFC 8305 has it. */
const patience = 250;

/** A connection to the first of the addresses that answers; the connection does not keep the process alive. */
export function connectAny(addresses: readonly string[], port: number, abort: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const open = new Set<Socket>();
    const left = [...addresses];
    let timer: NodeJS.Timeout | undefined;
    const settle = (winner?: Socket) => {
      clearTimeout(timer);
      abort.removeEventListener("abort", stop);
      for (const socket of open) if (socket !== winner) socket.destroy();
    };
    const stop = () => {
      settle();
      reject(new ConnectionError("the host does not answer"));
    };
    const next = () => {
      clearTimeout(timer);
      const host = left.shift();
      if (host === undefined) return;
      const socket = connect({ host, port }).unref();
      open.add(socket);
      socket.once("connect", () => {
        settle(socket);
        socket.removeAllListeners("error");
        resolve(socket);
      });
      socket.on("error", (error) => {
        open.delete(socket);
        if (left.length > 0) return next();
        if (open.size > 0) return;
        settle();
        reject(error);
      });
      timer = setTimeout(next, patience).unref();
    };
    if (abort.aborted) return stop();
    abort.addEventListener("abort", stop, { once: true });
    next();
  });
}
