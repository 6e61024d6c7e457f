import { describe, expect, it } from "vitest";
import { displayWidth, visibleText } from "../../../generator/diagnostics/visible-text.js";

describe("visibleText", () => {
  it.each<[string, string, string]>([
    ["plain words", "a: b", "a: b"],
    ["other scripts and emoji", "日本 مرحبا 👩‍👩‍👧", "日本 مرحبا 👩‍👩‍👧"],
    ["line ends", "a\r\nb\n", "a␍␊b␊"],
    ["control characters", "\u0000\u001b\u007f\u0085", "␀␛␡<U+0085>"],
    ["separators of lines", "a\u2028b", "a<U+2028>b"],
    ["what turns text round", "\u202e\u2066", "<U+202E><U+2066>"],
    ["half a pair", "a\ud800b", "a<U+D800>b"],
    ["a tab", "\ta", "    a"],
  ])("makes %s printable on one line", (_, text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });
});

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
    ["", 0],
  ])("of %j is %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
