import { assert, integer, property, string } from "fast-check";
import { expect, test } from "vitest";
import { harmless, textWidth, wrap } from "../../../src/feedback/terminal/text-width.js";

test.each([
  ["", 0],
  ["abc", 3],
  ["é", 1],
  ["e\u0301", 1],
  ["日本", 4],
  ["한", 2],
  ["😀", 2],
  ["👩‍👩‍👧", 2],
  ["🇩🇪", 2],
  ["❤️", 2],
])("%j takes %i cells", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("lines break at spaces, and words that are too long anywhere", () => {
  expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
  expect(wrap("  indented words", 10)).toEqual(["  indented", "words"]);
  expect(wrap("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
  expect(wrap("日本語日本", 5)).toEqual(["日本", "語日", "本"]);
  expect(wrap("", 5)).toEqual([""]);
  expect(wrap("\u3000", 2)).toEqual(["\u3000"]);
});

test("no line is longer than the width, and nothing but spaces is lost", () => {
  assert(
    property(string({ unit: "grapheme" }), integer({ min: 2, max: 30 }), (given, width) => {
      const text = harmless(given);
      const lines = wrap(text, width);
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

test("text of others cannot move the cursor or turn the direction", () => {
  expect(harmless("a\x1b[2Jb\rc\u009be\tf")).toBe("a\ufffd[2Jb\ufffdc\ufffde  f");
});

test.each([
  ["\u202e", "<U+202E>"],
  ["\u2066\u2069", "<U+2066><U+2069>"],
  ["\u061c\u200e\u200f", "<U+061C><U+200E><U+200F>"],
  ["\u200b\ufeff\u00ad\u2060", "<U+200B><U+FEFF><U+00AD><U+2060>"],
  ["\u2028\u2029", "<U+2028><U+2029>"],
  ["\u{e0041}", "<U+E0041>"],
  ["\ud800", "\ufffd"],
])("what is not seen is named: %j", (text, shown) => {
  expect(harmless(`a${text}b`)).toBe(`a${shown}b`);
});

test("text from right to left, and characters that are joined, stay", () => {
  const text = "שלום עליכם مرحبا 👩‍👩‍👧 نمی‌خواهم";
  expect(harmless(text)).toBe(text);
});
