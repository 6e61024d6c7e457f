import { Buffer, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { isSafeName, type Part, type Submission } from "../submission/submission.js";

/** The name of the wire format, and its version. */
const envelopeFormat = "meterbook-feedback/1";

/** Unpacked; more is not read back from disk. */
const largest = 256 * 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A text stands as it is, which anybody can read; other bytes as base64. */
function toJson({ name, type, bytes }: Part): object {
  const content = Buffer.from(bytes);
  const held = isUtf8(content) ? { text: content.toString("utf8") } : { base64: content.toString("base64") };
  return { name, type, bytes: bytes.length, sha256: sha256(bytes), ...held };
}

type JsonRecord = { readonly [key: string]: unknown };

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null;
}

function toPart(value: unknown): Part | undefined {
  if (!isRecord(value)) return undefined;
  const { name, type, text, base64 } = value;
  if (typeof name !== "string" || typeof type !== "string" || !isSafeName(name)) return undefined;
  const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(String(base64), "base64");
  return sha256(bytes) === value["sha256"] ? { name, type, bytes } : undefined;
}

/**
 * The submission as it goes over the wire and stays on disk: JSON, compressed with gzip:
 * `{ format, id, created_at, parts: [{ name, type, bytes, sha256, text or base64 }] }`.
 */
export function encodeEnvelope({ id, createdAt, parts }: Submission): Promise<Buffer> {
  const envelope = { format: envelopeFormat, id, created_at: createdAt, parts: parts.map(toJson) };
  return pack(JSON.stringify(envelope));
}

/** Undefined if the bytes are no whole envelope. */
export async function decodeEnvelope(bytes: Uint8Array): Promise<Submission | undefined> {
  try {
    const unpacked = await unpack(bytes, { maxOutputLength: largest });
    const envelope: unknown = JSON.parse(unpacked.toString("utf8"));
    if (!isRecord(envelope)) return undefined;
    const { format, id, created_at: createdAt, parts } = envelope;
    if (format !== envelopeFormat || typeof id !== "string" || typeof createdAt !== "string") return undefined;
    if (!Array.isArray(parts)) return undefined;
    const read = parts.map(toPart);
    return read.includes(undefined) ? undefined : { id, createdAt, parts: read.filter((part) => part !== undefined) };
  } catch {
    return undefined;
  }
}
