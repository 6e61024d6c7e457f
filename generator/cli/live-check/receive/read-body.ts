import type { Readable } from "node:stream";
import { limits } from "../../../live/otlp/unreadable.js";

/** What all requests under way may hold together, and how long one may take. */
const most = { bytes: 256 * 1024 * 1024, milliseconds: 30_000 } as const;

/** The bytes that requests under way hold. */
export type Held = { bytes: number };

type ReadBody =
  | { readonly bytes: Buffer }
  /** Too large for one payload, too much at once, or not all of it came. */
  | { readonly failure: "large" | "busy" | "cut" };

/** Reads a request within limits; what it holds counts until `release`. */
export function readBody(stream: Readable, held: Held): Promise<ReadBody & { readonly release: () => void }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (body: ReadBody) => {
      clearTimeout(deadline);
      stream.removeListener("data", onData);
      // What still comes is passed over.
      if (!stream.destroyed) stream.resume();
      resolve({
        ...body,
        release: () => {
          held.bytes -= size;
          size = 0;
        },
      });
    };
    const deadline = setTimeout(() => end({ failure: "cut" }), most.milliseconds);
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      held.bytes += chunk.length;
      if (size > limits.bytes) end({ failure: "large" });
      else if (held.bytes > most.bytes) end({ failure: "busy" });
      else chunks.push(chunk);
    };
    stream.on("data", onData);
    stream.on("end", () => end({ bytes: Buffer.concat(chunks) }));
    stream.on("error", () => end({ failure: "cut" }));
    stream.on("close", () => end({ failure: "cut" }));
  });
}
