import { describe, expect, it } from "vitest";
import { divided, paragraphs, shortened } from "../../../../../generator/emit/markdown/syntax/paragraphs.js";

describe("a text of several paragraphs", () => {
  it.each([
    ["one line", "one line", ""],
    ["  two\nlines \n", "two\nlines", ""],
    ["first\n\n- a\n- b\n\nlast", "first", "- a\n- b\n\nlast"],
    ["first\r\n \t\r\nsecond", "first", "second"],
    ["", "", ""],
  ])("%j is divided after its first paragraph", (text, first, rest) => {
    expect(divided(text)).toEqual({ first, rest });
  });

  it("keeps its lists and quotes, and its first line begins no block", () => {
    expect(paragraphs("# first\nline\n\n- a\n- b\n\n> quoted")).toBe("\\# first line\n\n- a\n- b\n\n> quoted");
  });

  it("is harmless in each of them", () => {
    expect(paragraphs("a\n\n<script>b</script>")).not.toContain("<script>");
  });

  it("is cut at a word in a list of many, with no code left open", () => {
    expect(shortened("Counts `tool calls` of a session.\n\nMore.", 100)).toBe("Counts `tool calls` of a session.");
    expect(shortened("Counts `tool calls` of a session.", 14)).toBe("Counts \\`tool …");
  });
});
