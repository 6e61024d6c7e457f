import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { danger } from "../../../../generator/model/patterns/danger.js";
import { isPlain, widen } from "../../../../generator/model/patterns/widen.js";

/** Whether V8 needs more than a fifth of a second for a value. */
function blocks(pattern: string, value: string): boolean {
  try {
    runInNewContext("pattern.test(value)", { pattern: new RegExp(`^(?:${pattern})$`, "u"), value }, { timeout: 200 });
    return false;
  } catch {
    return true;
  }
}

describe("dangerous patterns", () => {
  test.each([
    ["(a|a)*b", "a".repeat(40)],
    ["(a+)+b", "a".repeat(40)],
    ["(\\d+)*x", "1".repeat(40)],
    // Bounded repeats, which an automaton alone takes for constants.
    ["(x{1,30}){1,30}y", "x".repeat(200)],
    ["(x?){64}y", "x".repeat(60)],
    [`${"a?".repeat(32)}b`, "a".repeat(32)],
  ])("%s blocks the program, and is found", (pattern, value) => {
    expect(blocks(pattern, value)).toBe(true);
    expect(danger(pattern, 256)).toContain("can block the program");
  });

  test.each([
    [".*a.*b.*c", "3rd degree polynomial"],
    ["(a)\\1+", "cannot be proven harmless: back-reference"],
    ["(?=a)a+b+", "cannot be proven harmless: look-ahead assertion"],
  ])("%s: %s", (pattern, reason) => {
    expect(danger(pattern, 256)).toContain(reason);
  });

  test("a longest length decides about repeats that overlap once", () => {
    expect(danger("[a-z]{1,200}[a-z]{1,200}x", 256)).toBeUndefined();
    expect(danger("[a-z]{1,2000}[a-z]{1,2000}x", 4000)).toContain("4000 characters");
  });
});

describe("harmless patterns", () => {
  test.each([
    "[A-Z]+",
    "[a-z][a-z0-9_]*",
    "[a-z]+(-[a-z]+)*",
    "v?[0-9]{1,3}(\\.[0-9]{1,3}){2}",
    "[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}",
    "\\p{L}[\\p{L}\\p{N} ]*",
    "(get|put|post)_[a-z]+",
    "[a-z]{2}(-[A-Z]{2})?",
    ".{1,5000}",
  ])("%s", (pattern) => {
    expect(danger(pattern, 256)).toBeUndefined();
  });
});

test.each([
  ["a?b??[?]\\?{2}", "a*b*[?]\\?{2}"],
  ["a{1,30}b{0,2}c{3}d{33}e{2,}f{4,4}", "a+b*c{3}d+e+f{4,4}"],
  ["(?<n>x?)(?:y)\\u{61}\\p{L}{2,3}", "(?<n>x*)(?:y)\\u{61}\\p{L}+"],
])("%s is widened to %s", (pattern, widened) => {
  expect(widen(pattern)).toBe(widened);
});

test.each([
  ["[a|b]+x", true],
  ["a+b+", false],
  ["a|b", false],
  ["(a+){9}", false],
  ["(?!a)b", false],
  ["(a)\\1", false],
])("%s is plain: %s", (pattern, plain) => {
  expect(isPlain(pattern)).toBe(plain);
});
