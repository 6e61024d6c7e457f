import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code } from "../../../../../generator/emit/markdown/syntax/code-span.js";
import { inline } from "../../../../../generator/emit/markdown/syntax/escape.js";
import { table } from "../../../../../generator/emit/markdown/syntax/table.js";
import { displayWidth } from "../../../../../generator/display-width.js";
import { hostilePieces } from "../../hostile.js";
import { harmIn, tablesIn } from "../../parsed-markdown.js";
import { runs } from "../../../../fuzz.js";

describe("a table", () => {
  it("stays as it is written where most of it would be spaces, and is large", () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => [String(index), "a".repeat(index === 0 ? 2000 : 3)]);
    const large = table(["Name", "About"], rows(100));
    expect(large.length).toBeLessThan(2000 + 100 * 20);
    expect(large.split("\n")[3]).toBe("| 1 | aaa |");
    const small = table(["Name", "About"], rows(10));
    expect(small.split("\n")[3]).toMatch(/^\| 1 {4}\| aaa {197} \|$/);
  });

  it("aligns its columns", () => {
    const lines = ["| A   | Bb |", "| --- | -- |", "| ccc | d  |", "|     | e  |"];
    expect(
      table(
        ["A", "Bb"],
        [
          ["ccc", "d"],
          ["", "e"],
        ],
      ).split("\n"),
    ).toEqual(lines);
  });

  it("aligns wide characters by the columns they take", () => {
    const lines = table(
      ["A", "B"],
      [
        ["数据", "x"],
        ["👩‍👩‍👧", "x"],
        ["é", "x"],
        ["مرحبا", "x"],
      ],
    ).split("\n");
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
  });

  it.each([
    ["a | b", "a \\| b"],
    ["a \\| b", "a \\| b"],
    ["a \\\\| b", "a \\\\\\| b"],
    ["`a|b`", "`a\\|b`"],
    ["`a\\|b`", "`a\\\\\\|b`"],
  ])("escapes the pipe of %j as %j", (markdown, want) => {
    expect(table(["A"], [[markdown]]).split("\n")[2]).toContain(`| ${want} `);
    expect(tablesIn(table(["A", "B"], [[markdown, "b"]]))[0]?.[1]?.[1]).toBe("b");
  });

  it.each(["a|b", "||", "a`|`b", "<b>", "*", "$", "数|据"])("shows the value %j as it is", (value) => {
    expect(tablesIn(table(["A"], [[code(value)]]))).toEqual([[["A"], [value]]]);
  });

  it("keeps its shape, whatever its cells hold", () => {
    const hostileText = fc.array(fc.constantFrom(...hostilePieces), { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(hostileText, hostileText, (description, value) => {
        const markdown = table(
          ["A", "B"],
          [
            [inline(description), code(value)],
            ["end", "end"],
          ],
        );
        const [only, ...others] = tablesIn(markdown);
        expect(others).toEqual([]);
        expect(only?.map((row) => row.length)).toEqual([2, 2, 2]);
        expect(only?.[2]).toEqual(["end", "end"]);
        expect(harmIn(markdown)).toEqual([]);
      }),
      runs(100),
    );
  }, 60_000);
});

it("a table with one long cell does not fill the other rows with spaces", () => {
  const [, , long = "", short = ""] = table(
    ["A", "B"],
    [
      ["x".repeat(5000), "b"],
      ["y", "b"],
    ],
  ).split("\n");
  expect(long.length).toBeGreaterThan(5000);
  expect(short.length).toBeLessThan(300);
});
