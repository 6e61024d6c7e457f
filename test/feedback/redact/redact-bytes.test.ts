import { expect, test } from "vitest";
import { redactBytes } from "../../../src/feedback/redact/redact-bytes.js";

const log = "start é\npassword=hunter2\nend\n";
const expected = "start é\npassword=[REDACTED]\nend\n";
const little = (text: string): Buffer => Buffer.from(text, "utf16le");
const big = (text: string): Buffer => little(text).swap16();

test.each<readonly [string, Buffer, string]>([
  ["UTF-8", Buffer.from(log), expected],
  ["UTF-16, marked", little(`\ufeff${log}`), `\ufeff${expected}`],
  ["UTF-16, big-endian, marked", big(`\ufeff${log}`), `\ufeff${expected}`],
  ["UTF-16, cut in the middle of a character", Buffer.concat([big(`\ufeff${log}`), Buffer.of(0)]), `\ufeff${expected}`],
  ["UTF-16 without a mark", little(log), expected],
  ["UTF-16, big-endian, without a mark", big(log), expected],
])("text in %s is redacted, and leaves as UTF-8", (_, bytes, text) => {
  const redacted = redactBytes(bytes);
  expect(redacted.bytes.toString("utf8")).toBe(text);
  expect(redacted).toMatchObject({ count: 1, isBinary: false });
});

test.each([
  ["little-endian", little],
  ["big-endian", big],
] as const)("UTF-16 inside of something else loses its secrets and keeps its form: %s", (_, encode) => {
  const before = Buffer.from("plain log of a program, which PowerShell goes on with\n".repeat(9));
  const redacted = redactBytes(Buffer.concat([before, encode(" token=hunter2 \n"), Buffer.of(255, 0, 7)]));
  expect(redacted.bytes).toEqual(Buffer.concat([before, encode(" token=[REDACTED] \n"), Buffer.of(255, 0, 7)]));
  expect(redacted).toMatchObject({ count: 1, isBinary: true });
});

test("bytes without secrets stay as they are", () => {
  const bytes = Buffer.from(Array.from({ length: 2048 }, (_, index) => (index * 7919) % 256));
  expect(redactBytes(bytes)).toEqual({ bytes, count: 0, isBinary: true });
  expect(redactBytes(Buffer.alloc(64))).toEqual({ bytes: Buffer.alloc(64), count: 0, isBinary: true });
});
