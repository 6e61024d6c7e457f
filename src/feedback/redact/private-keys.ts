import type { SecretSpan } from "./span.js";

const border = /-----(?<kind>BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;

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
