import { describe, expect, it } from "vitest";
import { visibleText } from "../../../generator/diagnostics/visible-text.js";

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
