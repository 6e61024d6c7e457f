import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** SHA-256 in hexadecimal; a text counts as its UTF-8 bytes. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The hash of a file's text; empty where it cannot be read. */
export function fileHash(path: string): string {
  try {
    return textHash(readFileSync(path));
  } catch {
    return "";
  }
}

const carriageReturn = 13;

/** The hash of a text with its line ends read as `\n`: the same wherever git, set to do so, writes `\r\n` to the disk. */
export function textHash(data: string | Uint8Array): string {
  if (typeof data === "string") return sha256(data.replaceAll("\r\n", "\n"));
  if (!data.includes(carriageReturn)) return sha256(data);
  // Latin-1 has a character for every byte, so that what is no text is kept as well.
  return sha256(Buffer.from(Buffer.from(data).toString("latin1").replaceAll("\r\n", "\n"), "latin1"));
}
