import { Buffer, isUtf8 } from "node:buffer";
import { type Redaction, redact } from "./redact.js";

/** Bytes without the secrets that are recognised in them. */
type RedactedBytes = {
  readonly bytes: Buffer;
  readonly count: number;
  /** Not text: secrets were looked for, but may hide in compressed or encoded content. */
  readonly isBinary: boolean;
};

/** How much of the bytes says whether they are UTF-16 without a mark that says so. */
const sample = 4096;

function zeros(bytes: Buffer, first: 0 | 1): number {
  let count = 0;
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] === 0) count += 1;
  return count / Math.max(1, Math.floor(bytes.length / 2));
}

/** Text of Windows programs: marked, or with a zero in nearly every second byte. */
function utf16(bytes: Buffer): "little" | "big" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "little";
  if (first === 0xfe && second === 0xff) return "big";
  const start = bytes.subarray(0, sample);
  if (start.length < 8) return undefined;
  if (zeros(start, 1) > 0.5 && zeros(start, 0) < 0.02) return "little";
  return zeros(start, 0) > 0.5 && zeros(start, 1) < 0.02 ? "big" : undefined;
}

function fromUtf16(bytes: Buffer, order: "little" | "big"): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return (order === "little" ? whole : Buffer.from(whole).swap16()).toString("utf16le");
}

/** Runs of plain characters with a zero before or behind each: UTF-16 inside of something else. */
const wideRun = /(?:[\t\n\r -~]\0){6,}|(?:\0[\t\n\r -~]){6,}/g;

/** Secrets in UTF-16 leave a mark in UTF-16. One character stands for each byte. */
function redactWideRuns(text: string): Redaction {
  let count = 0;
  const kept = text.replaceAll(wideRun, (run) => {
    const redaction = redact(run.replaceAll("\0", ""));
    if (redaction.count === 0) return run;
    count += redaction.count;
    const zeroFirst = run.startsWith("\0");
    return Array.from(redaction.text, (character) => (zeroFirst ? `\0${character}` : `${character}\0`)).join("");
  });
  return { text: kept, count };
}

/** UTF-16 becomes UTF-8; what is no text stays as it is but for the secrets. */
export function redactBytes(bytes: Buffer): RedactedBytes {
  const order = utf16(bytes);
  if (order !== undefined) {
    const { text, count } = redact(fromUtf16(bytes, order));
    return { bytes: Buffer.from(text), count, isBinary: false };
  }
  const encoding = isUtf8(bytes) ? "utf8" : "latin1";
  const isBinary = encoding === "latin1" || bytes.includes(0);
  const wide = isBinary ? redactWideRuns(bytes.toString(encoding)) : { text: bytes.toString(encoding), count: 0 };
  const { text, count } = redact(wide.text);
  return { bytes: Buffer.from(text, encoding), count: wide.count + count, isBinary };
}
