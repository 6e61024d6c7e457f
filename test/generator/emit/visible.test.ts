import { expect, it } from "vitest";
import { visible } from "../../../generator/emit/visible.js";

it.each([
  ["plain", "plain"],
  ["مرحبا 数据 👩‍👩‍👧", "مرحبا 数据 👩‍👩‍👧"],
  ["a\nb\r\tc", "a\\nb\\r\\tc"],
  ["\u001b[31m", "\\u{1b}[31m"],
  ["\u202eabc", "\\u{202e}abc"],
  ["half \ud800 of a pair", "half \\u{d800} of a pair"],
])("%j is shown as %j", (given, want) => {
  expect(visible(given)).toBe(want);
});
