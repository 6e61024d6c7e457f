import { expect, it } from "vitest";
import { withoutPeriod, withPeriod } from "../../../../../generator/emit/markdown/syntax/sentence.js";

it.each([
  ["a", "a", "a."],
  ["a.", "a", "a."],
  ["a..", "a", "a."],
  ["a!", "a!", "a!"],
  ["数据。", "数据。", "数据。"],
])("%j ends as %j without and as %j with a period", (text, without, with_) => {
  expect([withoutPeriod(text), withPeriod(text)]).toEqual([without, with_]);
});
