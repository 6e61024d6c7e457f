import { expect, it } from "vitest";
import { width } from "../../../../generator/emit/markdown/table.js";

it.each([
  ["abc", 3],
  ["数据", 4],
  ["👍🏽", 2],
  ["👩‍👩‍👧", 2],
  ["❤️", 2],
  ["🇫🇷", 2],
  ["e\u0301", 1],
  ["ﾊ", 1],
  ["a\u200bb", 2],
  ["مرحبا", 5],
])("%j takes %i columns", (text, columns) => {
  expect(width(text)).toBe(columns);
});
