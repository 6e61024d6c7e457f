import { Buffer } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { errorCode } from "../submission/outcome.js";

type Described = {
  /** What the receiver shall call it; of a file, its own name if left out. */
  readonly name?: string;
  /** A media type; `text/plain` if left out. */
  readonly type?: string;
};

/** Something to send along: text, bytes, or a file, which is read when the draft is made. */
export type Attachment =
  | (Described & { readonly name: string; readonly content: string | Uint8Array })
  | (Described & { readonly path: string });

/** What was read, and how many bytes before it were not; or why nothing was. */
type AttachmentContent =
  | { readonly bytes: Uint8Array; readonly skipped: number }
  | { readonly bytes: undefined; readonly reason: string };

function readTail(file: number, size: number, limit: number): AttachmentContent {
  const skipped = Math.max(0, size - limit);
  const bytes = Buffer.alloc(size - skipped);
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(file, bytes, filled, bytes.length - filled, skipped + filled);
    if (count === 0) break;
    filled += count;
  }
  return { bytes: bytes.subarray(0, filled), skipped };
}

function readFile(path: string, limit: number): AttachmentContent {
  let file: number | undefined;
  try {
    // A pipe without a writer would block the program.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const entry = fstatSync(file);
    return entry.isFile() ? readTail(file, entry.size, limit) : { bytes: undefined, reason: "it is no file" };
  } catch (error) {
    return { bytes: undefined, reason: `it cannot be read (${errorCode(error)})` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A copy of the content; of a file longer than the limit, its end. Never throws. */
export function readContent(attachment: Attachment, limit: number): AttachmentContent {
  if ("path" in attachment) return readFile(attachment.path, limit);
  const { content } = attachment;
  return { bytes: Buffer.from(content), skipped: 0 };
}
