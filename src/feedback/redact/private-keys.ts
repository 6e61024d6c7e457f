import { matchAt, type SecretSpan } from "./span.js";

/** The lines around a private key; in an address spaces are encoded. SSH2 has fewer dashes. */
const border =
  /-{4,5} ?(?<kind>BEGIN|END)(?: |%20|\+)(?:[A-Z0-9]{1,20}(?: |%20|\+)){0,4}PRIVATE(?: |%20|\+)KEY(?:(?: |%20|\+)BLOCK)? ?-{4,5}/g;

/** Characters that a key takes at most: an RSA key of 16384 bits has 12 500. */
const longest = 16_384;

/**
 * Blocks of private keys with their borders. Of a block that lost one border, as happens where old logs are cut off,
 * everything within the length of a key is removed.
 */
export function privateKeys(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  let begun: number | undefined;
  let done = 0;
  const close = (start: number, end: number): void => {
    spans.push({ start, end });
    done = end;
    begun = undefined;
  };
  for (const { index, 0: line, groups } of text.matchAll(border)) {
    if (begun !== undefined && index - begun > longest) close(begun, begun + longest);
    if (groups?.["kind"] === "BEGIN") begun ??= index;
    else close(begun ?? Math.max(done, index - longest), index + line.length);
  }
  if (begun !== undefined) close(begun, Math.min(text.length, begun + longest));
  return spans;
}

const lineEnd = "(?:\\r?\\n|\\\\r\\\\n|\\\\n)";
const puttyLines = new RegExp(`Private-Lines: {0,8}(?<count>\\d{1,3})${lineEnd}`, "g");
const puttyLine = new RegExp(`[A-Za-z0-9+/=]{1,100}(?<end>${lineEnd}|$)`, "y");
const puttySum = /Private-(?:MAC|Hash): {0,8}(?<secret>[0-9a-f]{16,128})/dg;

/** The private lines of PuTTY's keys, and the checksum, by which a passphrase could be guessed. */
export function puttyKeys(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const { index, 0: head, groups } of text.matchAll(puttyLines)) {
    const start = index + head.length;
    let end = start;
    let from = start;
    for (let count = Number(groups?.["count"]); count > 0; count -= 1) {
      const line = matchAt(text, puttyLine, from);
      if (line === null) break;
      from = puttyLine.lastIndex;
      end = from - (line.groups?.["end"] ?? "").length;
    }
    spans.push({ start, end });
  }
  for (const { indices } of text.matchAll(puttySum)) {
    const [start, end] = indices?.groups?.["secret"] ?? [0, 0];
    spans.push({ start, end });
  }
  return spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
}
