import { Buffer } from "node:buffer";
import { redactBytes } from "../redact/redact-bytes.js";
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

/** The part without the secrets that are recognised in it. UTF-16 becomes UTF-8. */
export function redactPart({ name, type, bytes }: Part, trimmed = 0): DraftPart {
  const { count, ...rest } = redactBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { name, type, redactions: count, trimmed, ...rest };
}
