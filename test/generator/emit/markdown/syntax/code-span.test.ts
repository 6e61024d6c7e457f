import { describe, expect, it } from "vitest";
import { code, stretches } from "../../../../../generator/emit/markdown/syntax/code-span.js";
import { nodesIn, parseMarkdown, shownText } from "../../parsed-markdown.js";

describe("a value as code", () => {
  it.each([
    ["http.status_code", "`http.status_code`"],
    ["", '`""`'],
    ["`", "`` ` ``"],
    ["a`b", "``a`b``"],
    ["``a", "``` ``a ```"],
    [" a ", "`  a  `"],
    [" ", "` `"],
    ["a\nb", "`a\\nb`"],
  ])("%j is written as %j", (value, want) => {
    expect(code(value)).toBe(want);
  });

  it.each(["a", "a`b", "`a`", "``", " a ", "|", "a\\", "<b>", "*a*", "数据", "[a](b)"])(
    "shows %j as it is",
    (value) => {
      const spans = nodesIn(parseMarkdown(`before ${code(value)} after`)).filter(({ type }) => type === "inlineCode");
      expect(spans.map(shownText)).toEqual([value]);
    },
  );
});

describe("the stretches of inline Markdown", () => {
  const codeIn = (markdown: string) => stretches(markdown).flatMap(({ isCode, text }) => (isCode ? [text] : []));

  it.each([
    ["a `b` c", ["`b`"]],
    ["``a`b`` c", ["``a`b``"]],
    ["a ` b", []],
    ["a `b`` c", []],
    ["\\`a `b`", ["`b`"]],
    ["\\\\`a`", ["`a`"]],
    ["`a\\` b", ["`a\\`"]],
    ["\\``a`", ["`a`"]],
  ])("of %j hold the code %j", (markdown, want) => {
    expect(codeIn(markdown)).toEqual(want);
    expect(
      stretches(markdown)
        .map(({ text }) => text)
        .join(""),
    ).toBe(markdown);
  });
});
