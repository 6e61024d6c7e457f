import { promisify } from "node:util";
import { gunzip, inflate as inflateZlib } from "node:zlib";
import { limits } from "../../../live/otlp/unreadable.js";

export type Inflated = { readonly bytes: Uint8Array } | { readonly reason: string; readonly status: 400 | 413 | 415 };

const inflaters = { gzip: promisify(gunzip), deflate: promisify(inflateZlib) } as const;

/** The bytes behind a compression, as many as one payload may have. */
export async function inflate(bytes: Uint8Array, encoding: string): Promise<Inflated> {
  if (encoding === "" || encoding === "identity") return { bytes };
  if (encoding !== "gzip" && encoding !== "deflate") {
    return { reason: `the compression "${encoding.slice(0, 40)}" is not known; use gzip`, status: 415 };
  }
  try {
    return { bytes: await inflaters[encoding](bytes, { maxOutputLength: limits.bytes }) };
  } catch (error) {
    const isLarge = error instanceof RangeError;
    return isLarge
      ? { reason: `it is larger than ${limits.bytes} bytes when unpacked`, status: 413 }
      : { reason: `it is no ${encoding}`, status: 400 };
  }
}
