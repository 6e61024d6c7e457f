import { Buffer } from "node:buffer";
import type { DraftPart, Omission } from "./draft-part.js";
import { sha256 } from "../storage/envelope.js";
import { totalBytes } from "../submission/submission.js";

/** A file of a report as it would leave: `bytes` before compression, `sha256` of these bytes in hexadecimal. */
export type PreviewPart = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Three at most, of 200 characters at most; none of binary content. */
  readonly firstLines: readonly string[];
  /** How many secrets were removed. */
  readonly redactions: number;
  /** How many bytes of its start were left out because of a limit. */
  readonly trimmedBytes: number;
  /** Secrets were looked for, but may hide in compressed or encoded content. */
  readonly isBinary: boolean;
  /** A copy of what leaves, byte for byte. */
  content(): Uint8Array;
};

/** Everything that leaves the machine if the draft is submitted, besides its id and the time. */
export type Preview = {
  readonly id: string;
  readonly category: string;
  readonly includeLogs: boolean;
  readonly parts: readonly PreviewPart[];
  /** Of all parts, before compression. */
  readonly bytes: number;
  readonly redactions: number;
  /** What was asked for and does not leave, and why. */
  readonly omitted: readonly Omission[];
};

const lines = 3;
const longestLine = 200;

function firstLines({ bytes, isBinary }: DraftPart): readonly string[] {
  if (isBinary) return [];
  const start = Buffer.from(bytes.subarray(0, lines * longestLine * 4)).toString("utf8");
  const shown = start.replace(/\n$/, "").split("\n", lines);
  return shown.map((line) => Array.from(line).slice(0, longestLine).join("").trimEnd());
}

function previewPart(part: DraftPart): PreviewPart {
  const { name, type, bytes, redactions, trimmed, isBinary } = part;
  return {
    name,
    type,
    bytes: bytes.length,
    sha256: sha256(bytes),
    firstLines: firstLines(part),
    redactions,
    trimmedBytes: trimmed,
    isBinary,
    content: () => Uint8Array.from(bytes),
  };
}

export function previewParts(parts: readonly DraftPart[]): Pick<Preview, "parts" | "bytes" | "redactions"> {
  return {
    parts: parts.map(previewPart),
    bytes: totalBytes(parts),
    redactions: parts.reduce((sum, { redactions }) => sum + redactions, 0),
  };
}
