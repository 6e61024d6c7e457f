import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { block } from "../../../../../generator/emit/markdown/syntax/block.js";
import { highHeading } from "../../../../../generator/emit/markdown/syntax/high-heading.js";
import { hostilePieces } from "../../hostile.js";
import { parseMarkdown } from "../../parsed-markdown.js";
import { runs } from "../../../../fuzz.js";

const hostileText = fc
  .array(fc.constantFrom("# ", "## ", "### ", "\n", "\n", "\n---\n", "\n=\n", ...hostilePieces), { maxLength: 20 })
  .map((pieces) => pieces.join(""));

describe("a heading of the page's own levels", () => {
  it.each([
    ["# a", 1, 1],
    ["a\n\n  ## b ##", 3, 2],
    ["#", 1, 1],
    ["```\n# a\n```\n# b", 4, 1],
    ["- a\n\n  ```\n  x\nb\n\n## c", 7, 2],
    ["\r\n\r\na\r\n===\r\n", 3, 1],
    ["a\nb\n---", 2, 2],
    ["\u2028\n=\n", 1, 1],
  ])("is found: %j", (markdown, line, level) => {
    expect(highHeading(markdown)).toEqual({ line, level });
  });

  it.each([
    [""],
    ["### a\n\n#### b\n\n---\n"],
    ["### a\n---"],
    ["#a\n\n    # b"],
    ["~~~sh\n# a\n~~~"],
    ["| a |\n| --- |\n| b |"],
    ["a\n\n---\n\n==="],
    ["`# a`"],
  ])("is not seen in %j", (markdown) => {
    expect(highHeading(markdown)).toBeUndefined();
  });

  it("never stands in a text in which none was found", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        fc.pre(highHeading(text) === undefined);
        const headings = parseMarkdown(block(text)).children.flatMap((node) => {
          return node.type === "heading" ? [node.depth] : [];
        });
        expect(headings.filter((depth) => depth < 3)).toEqual([]);
      }),
      runs(200),
    );
  }, 60_000);
});
