import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { block } from "../../../../../generator/emit/markdown/syntax/block.js";
import { hostilePieces } from "../../hostile.js";
import { harmIn, parseMarkdown, shownText } from "../../parsed-markdown.js";
import { runs } from "../../../../fuzz.js";

const hostileText = fc.array(fc.constantFrom(...hostilePieces), { maxLength: 20 }).map((pieces) => pieces.join(""));

describe("written Markdown", () => {
  it.each([
    ["a\nb\n\n- c\n  - d\n\n> e"],
    ["| a | b |\n| - | - |\n| c | d |"],
    ["```html\n<b>\n\n</b>\n```\n\nAfter `<b>`."],
    ["~~~\n```\n<b>\n~~~"],
    ["- a\n\n  ```sh\n  a < b\n  ```\n\n- c"],
    ["a < b, [c](https://d.example), <https://e.example>"],
  ])("stays as it is: %j", (markdown) => {
    expect(block(markdown)).toBe(markdown);
  });

  it.each([
    ["\n\na\r\nb\n\n", "a\nb"],
    ["a <b>c</b>", "a &lt;b>c&lt;/b>"],
    ["<!-- a", "&lt;!-- a"],
    ["a `b\n<i> ` c", "a `b\n&lt;i> ` c"],
    ["a ` b\n` <i> `", "a ` b\n` &lt;i> `"],
    ["> ```\n<i> ```", "> ```\n&lt;i> ```"],
    ["- ```\n<i>", "- ```\n&lt;i>"],
    ["    <i>", "    &lt;i>"],
    ["| `a | <i>` |", "| `a | &lt;i>` |"],
    ["[a]:\njavascript:b", "[a]\\:\njavascript:b"],
    ["[a]: javascript:b", "[a]\\: javascript:b"],
    ["[a](\njavascript:b)", "[a]\\(\njavascript:b)"],
  ])("is made harmless: %j becomes %j", (markdown, want) => {
    expect(block(markdown)).toBe(want);
  });

  it.each([
    ["```\na", "```\na\n```"],
    ["- a\n\n  ~~~\n  b\n\nc <i>", "- a\n\n  ~~~\n  b\n\n  ~~~\nc &lt;i>"],
  ])("ends a fence that is left open: %j becomes %j", (markdown, want) => {
    expect(block(markdown)).toBe(want);
  });

  it("holds no HTML and no unsafe link, and ends where it ends, whatever is written", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = `${block(text)}\n\n# End\n`;
        expect(harmIn(markdown)).toEqual([]);
        const last = parseMarkdown(markdown).children.at(-1);
        expect(last?.type).toBe("heading");
        expect(last && shownText(last)).toBe("End");
      }),
      runs(100),
    );
  }, 60_000);
});
