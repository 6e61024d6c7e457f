import { describe, expect, it } from "vitest";
import { displayWidth } from "../../generator/display-width.js";

describe("displayWidth", () => {
  it.each<[string, number]>([
    ["abc", 3],
    ["日本", 4],
    ["ｆｕｌｌ", 8],
    ["🎉", 2],
    ["👩‍👩‍👧", 2],
    ["🇩🇪", 2],
    ["☎️", 2],
    ["e\u0301", 1],
    ["नि", 2],
    ["ｶﾞ", 2],
    ["\u1112\u1161\u11ab", 2],
    ["a\u200bb", 2],
    ["数据", 4],
    ["👍🏽", 2],
    ["❤️", 2],
    ["🇫🇷", 2],
    ["ﾊ", 1],
    ["مرحبا", 5],
    ["café", 4],
    ["a\u00adb", 2],
    ["\u001b[1m", 3],
    ["", 0],
  ])("of %j is %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
