import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inline, paragraph } from "../../../../../generator/emit/markdown/syntax/escape.js";
import { hostilePieces } from "../../hostile.js";
import { harmIn, parseMarkdown } from "../../parsed-markdown.js";
import { runs } from "../../../../fuzz.js";

const hostileText = fc.array(fc.constantFrom(...hostilePieces), { maxLength: 14 }).map((pieces) => pieces.join(""));

describe("a description as inline Markdown", () => {
  it.each([
    "Tool *execution* time, `a < b`, **per** call.",
    "See [the page](https://a.example/x_(y)?z=1), [mail](mailto:a@a.example) and [here](docs/a.md#b).",
    'Titles stay, too: [a](b "c").',
    "An address in brackets: <https://a.example/x>.",
    "Escapes stay: \\* \\` \\< \\].",
  ])("keeps %j", (description) => {
    expect(inline(description)).toBe(description);
  });

  it.each([
    ["a\n  b\r\nc\td ", "a b c d"],
    ["a < b", "a &lt; b"],
    ["<!-- a -->", "&lt;!-- a -->"],
    ["<script>", "&lt;script>"],
    ["a ` b", "a \\` b"],
    ["`a` ``b", "`a` \\`\\`b"],
    ["[a](javascript:b)", "[a]\\(javascript:b)"],
    ["[a](JavaScript:b)", "[a]\\(JavaScript:b)"],
    ["[a](javascript&colon;b)", "[a]\\(javascript&colon;b)"],
    ["[a](javascript\\:b)", "[a]\\(javascript\\:b)"],
    ["![a](data:b)", "![a]\\(data:b)"],
    ["[a](b`c) <i> `d", "[a]\\(b`c) <i> `d"],
    ["a\\", "a\\\\"],
    ["\u001b[2J", "\\u{1b}[2J"],
  ])("writes %j as %j", (description, want) => {
    expect(inline(description)).toBe(want);
  });

  it("holds no HTML and no unsafe link, whatever is described", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(harmIn(`- \`key\`: ${inline(text)}.`)).toEqual([]);
      }),
      runs(100),
    );
  }, 60_000);
});

describe("a description as a paragraph", () => {
  it.each([
    ["# a", "\\# a"],
    ["- a", "\\- a"],
    ["1. a", "1\\. a"],
    ["> a", "\\> a"],
    ["~~~", "\\~~~"],
    ["***", "\\***"],
    ["- - -", "\\- - -"],
    ["[a]: b", "\\[a]: b"],
    ["**a** b", "**a** b"],
    ["1.5 s", "1.5 s"],
  ])("writes %j as %j", (description, want) => {
    expect(paragraph(description)).toBe(want);
  });

  it("is one paragraph or nothing, whatever is described", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { children } = parseMarkdown(paragraph(text));
        expect(["paragraph", undefined]).toContain(children[0]?.type);
        expect(children.length).toBeLessThanOrEqual(1);
      }),
      runs(100),
    );
  }, 60_000);
});
