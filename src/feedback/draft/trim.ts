import { Buffer } from "node:buffer";
import type { DraftPart, Omission } from "./draft-part.js";
import { totalBytes } from "../submission/submission.js";

type Trimmed = { readonly parts: readonly DraftPart[]; readonly omitted: readonly Omission[] };

const newline = 0x0a;

/** The size to which the largest parts have to come down so that all fit. */
function waterLevel(sizes: readonly number[], limit: number): number {
  const ascending = [...sizes].sort((a, b) => a - b);
  let rest = Math.max(0, limit);
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(rest / (ascending.length - index));
    if (size > share) return share;
    rest -= size;
  }
  return Number.POSITIVE_INFINITY;
}

/** The newest whole lines that fit, below a line that says what is missing. */
function cutStart(part: DraftPart, level: number): DraftPart | undefined {
  const longestNotice = notice(part.trimmed + part.bytes.length).length;
  const room = level - longestNotice;
  if (room <= 0) return undefined;
  // The byte before shows whether a line starts at the cut.
  const before = part.bytes.length - room - 1;
  const from = part.bytes.indexOf(newline, Math.max(0, before)) + 1;
  if (from === 0 || from === part.bytes.length) return undefined;
  const trimmed = part.trimmed + from;
  return { ...part, trimmed, bytes: Buffer.concat([notice(trimmed), part.bytes.subarray(from)]) };
}

function notice(bytes: number): Buffer {
  return Buffer.from(`[${bytes} bytes before this line were left out]\n`);
}

/** Leaves out the starts of the largest parts until all fit the limit; binary parts go whole or not at all. */
export function trimToFit(parts: readonly DraftPart[], limit: number): Trimmed {
  if (totalBytes(parts) <= limit) return { parts, omitted: [] };
  const level = waterLevel(
    parts.map(({ bytes }) => bytes.length),
    limit,
  );
  const largest = [...parts]
    .filter(({ bytes, isBinary }) => isBinary && bytes.length > level)
    .sort((a, b) => b.bytes.length - a.bytes.length)[0];
  if (largest !== undefined) return leaveOut(parts, largest, limit);
  const cut = parts.map((part) => (part.bytes.length > level ? cutStart(part, level) : part));
  const hopeless = parts.find((_, index) => cut[index] === undefined);
  if (hopeless !== undefined) return leaveOut(parts, hopeless, limit);
  return { parts: cut.filter((part) => part !== undefined), omitted: [] };
}

function leaveOut(parts: readonly DraftPart[], part: DraftPart, limit: number): Trimmed {
  const rest = trimToFit(
    parts.filter((each) => each !== part),
    limit,
  );
  return { ...rest, omitted: [{ name: part.name, reason: "it is too large" }, ...rest.omitted] };
}
