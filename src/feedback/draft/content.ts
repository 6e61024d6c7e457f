import { Buffer } from "node:buffer";
import { type Attachment, readContent } from "./attachment.js";
import { type DraftPart, type Omission, redactPart } from "./draft-part.js";
import { partNames } from "./part-name.js";
import { errorCode } from "../submission/outcome.js";
import { logsName } from "../submission/submission.js";

/** What a person can agree to send along: logs and attachments at one moment, without secrets, in full length. */
export type DraftContent = { readonly parts: readonly DraftPart[]; readonly omitted: readonly Omission[] };

/** What logs are taken from; a `LogRing` is one. */
export type LogSource = { snapshot(): Uint8Array };

const newline = 0x0a;

function logs(ring: LogSource): DraftContent {
  let text: string;
  try {
    text = Buffer.from(ring.snapshot()).toString("utf8");
  } catch (error) {
    return { parts: [], omitted: [{ name: logsName, reason: `they cannot be read (${errorCode(error)})` }] };
  }
  if (text === "") return { parts: [], omitted: [{ name: logsName, reason: "there are no logs" }] };
  return { parts: [redactPart({ name: logsName, type: "text/plain", bytes: Buffer.from(text) })], omitted: [] };
}

function attached(attachment: Attachment, name: string, limit: number): DraftContent {
  const content = readContent(attachment, limit);
  if (content.bytes === undefined) return { parts: [], omitted: [{ name, reason: content.reason }] };
  const { bytes, skipped } = content;
  const type = attachment.type ?? "text/plain";
  if (skipped === 0) return { parts: [redactPart({ name, type, bytes })], omitted: [] };
  // The first line read is cut: only whole lines go, so that no half of a secret stays.
  const from = bytes.indexOf(newline) + 1;
  if (from === 0 || bytes.includes(0)) return { parts: [], omitted: [{ name, reason: "it is too large" }] };
  return { parts: [redactPart({ name, type, bytes: bytes.subarray(from) }, skipped + from)], omitted: [] };
}

/** Takes a copy of everything now. Of files, no more than the limit is read. */
export function collectContent(ring: LogSource, attachments: readonly Attachment[], limit: number): DraftContent {
  const names = partNames(attachments.map((each) => each.name ?? ("path" in each ? each.path : "")));
  const all = [logs(ring), ...attachments.map((each, index) => attached(each, names[index] ?? "", limit))];
  return { parts: all.flatMap(({ parts }) => parts), omitted: all.flatMap(({ omitted }) => omitted) };
}
