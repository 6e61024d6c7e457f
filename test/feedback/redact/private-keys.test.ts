import { expect, test } from "vitest";
import { privateKeys, puttyKeys } from "../../../src/feedback/redact/private-keys.js";

const begin = ["-----BEGIN", "PRIVATE KEY-----"].join(" ");
const end = ["-----END", "PRIVATE KEY-----"].join(" ");
const body = "MC4CAQAwBQYDK2VwBCIEIA==";

function without(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  return spans.reduceRight((rest, span) => rest.slice(0, span.start) + rest.slice(span.end), text);
}

test.each([
  ["with both borders", `before ${begin}\n${body}\n${end} after`, "before  after"],
  ["without its end", `before ${begin}\n${body}\n`, "before "],
  ["without its beginning", `${body}\n${end} after`, " after"],
])("a block %s is found", (_, text, rest) => {
  expect(without(text, privateKeys(text))).toBe(rest);
});

test("a block that lost a border ends at the length of the longest key", () => {
  const long = "x".repeat(20_000);
  expect(without(begin + long, privateKeys(begin + long))).toHaveLength(begin.length + 20_000 - 16_384);
  expect(without(long + end, privateKeys(long + end))).toHaveLength(20_000 - 16_384);
});

test("the private lines of a PuTTY key and its checksum are found", () => {
  const text = `Private-Lines: 1\n${body}\nPrivate-MAC: ${"0a".repeat(20)}\n`;
  expect(without(text, puttyKeys(text))).toBe("Private-Lines: 1\n\nPrivate-MAC: \n");
});
