import { Buffer, isUtf8 } from "node:buffer";
import { redact } from "../redact/redact.js";
import type { Part } from "../submission/submission.js";

/** A part as it would leave, with what was done to it. */
export type DraftPart = Part & {
  readonly redactions: number;
  /** Bytes left out of its start to fit the limit. */
  readonly trimmed: number;
  /** Not text: secrets were looked for, but may hide in compressed or encoded content. */
  readonly isBinary: boolean;
};

/** Something that does not leave, and why. */
export type Omission = { readonly name: string; readonly reason: string };

type Readable = { readonly text: string; readonly encoding: BufferEncoding; readonly isBinary: boolean };

function read(bytes: Buffer): Readable {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: bytes.toString("utf16le"), encoding: "utf8", isBinary: false };
  if (first === 0xfe && second === 0xff && bytes.length % 2 === 0) {
    return { text: Buffer.from(bytes).swap16().toString("utf16le"), encoding: "utf8", isBinary: false };
  }
  if (isUtf8(bytes)) return { text: bytes.toString("utf8"), encoding: "utf8", isBinary: bytes.includes(0) };
  // One character for each byte, so that what is no secret comes out as it was.
  return { text: bytes.toString("latin1"), encoding: "latin1", isBinary: true };
}

/** The part without the secrets that are recognised in it. UTF-16 becomes UTF-8. */
export function redactPart({ name, type, bytes }: Part, trimmed = 0): DraftPart {
  const { text, encoding, isBinary } = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const redaction = redact(text);
  return {
    name,
    type,
    bytes: Buffer.from(redaction.text, encoding),
    redactions: redaction.count,
    trimmed,
    isBinary,
  };
}
