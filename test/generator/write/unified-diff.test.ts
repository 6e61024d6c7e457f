import { expect, test } from "vitest";
import { unifiedDiff } from "../../../generator/write/unified-diff.js";

test("a diff leads from what was found to what is expected", () => {
  expect(unifiedDiff("a.ts", "one\ntwo\nthree\n", "one\n2\nthree\n").split("\n")).toEqual([
    "--- a.ts",
    "+++ a.ts (expected)",
    "@@ -1,3 +1,3 @@",
    " one",
    "-two",
    "+2",
    " three",
    "",
  ]);
});

test("a long diff is cut, and says how much is left out", () => {
  const lines = Array.from({ length: 1_000 }, (_, index) => `line ${index}\n`).join("");
  const shown = unifiedDiff("a.ts", "", lines).trimEnd().split("\n");
  expect(shown).toHaveLength(121);
  expect(shown.at(-1)).toBe("(883 more lines)");
});

test("texts that have too little in common are not compared for long", () => {
  const numbers = (from: number) => Array.from({ length: 30_000 }, (_, index) => `${from + index * 2}\n`).join("");
  expect(unifiedDiff("a.ts", numbers(0), numbers(1))).toContain("too little in common");
});
