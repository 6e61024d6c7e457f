import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { renderText } from "../../../generator/diagnostics/render-text.js";
import { diagnostic, sourceOf, spanOf } from "./samples.js";

/** The lines of one diagnostic that marks a word, without the count at the end. */
function linesFor(text: string, word: string, given: Partial<Diagnostic> = {}): readonly string[] {
  const marking = diagnostic({ span: spanOf(text, word), ...given });
  return renderText([marking], sourceOf(text), { color: false }).split("\n").slice(0, -3);
}

describe("renderText", () => {
  it("shows place, code, message, the line before, the line, a caret and the help", () => {
    const text = "metrics:\n  tool.call:\n    descripton: Tool result\n";
    const unknown = diagnostic({
      span: spanOf(text, "descripton"),
      message: 'unknown key "descripton" in metric "tool.call"',
      help: 'did you mean "description"?',
    });
    const unused = diagnostic({ code: "unused-suppression", severity: "warning", span: spanOf(text, "metrics") });
    expect(renderText([unused, unknown], sourceOf(text), { color: false }).split("\n")).toEqual([
      "catalog.yaml:1:1  warning[unused-suppression]  a message",
      "   |",
      " 1 | metrics:",
      "   | ^^^^^^^",
      "",
      'catalog.yaml:3:5  error[unknown-key]  unknown key "descripton" in metric "tool.call"',
      "   |",
      " 2 |   tool.call:",
      " 3 |     descripton: Tool result",
      "   |     ^^^^^^^^^^",
      '   = help: did you mean "description"?',
      "",
      "1 error, 1 warning",
      "",
    ]);
  });

  it("shows related places with their own lines", () => {
    const text = `unit: ms\n${"a: b\n".repeat(98)}unit: s\n`;
    const span = { start: text.lastIndexOf("unit"), end: text.lastIndexOf("unit") + 4 };
    const related = [{ span: { start: 0, end: 4 }, message: "first defined here" }];
    expect(linesFor(text, "", { span, related })).toEqual([
      "catalog.yaml:100:1  error[unknown-key]  a message",
      "    |",
      " 99 | a: b",
      "100 | unit: s",
      "    | ^^^^",
      "    = first defined here, catalog.yaml:1:1",
      "  1 | unit: ms",
      "    | ----",
    ]);
  });

  it("shows a finding about the whole file without an excerpt, and none without a source", () => {
    const whole = diagnostic({ help: "save it as UTF-8" });
    expect(renderText([whole], sourceOf("a"), { color: false })).toBe(
      "catalog.yaml  error[unknown-key]  a message\n   = help: save it as UTF-8\n\n1 error\n",
    );
    expect(renderText([whole], null, { color: false })).toBe(
      "error[unknown-key]  a message\n   = help: save it as UTF-8\n\n1 error\n",
    );
  });

  it("is empty when nothing was found", () => {
    expect(renderText([], sourceOf("a"), { color: true })).toBe("");
  });

  it.each<[string, string, string, string, string]>([
    ["wide characters", "日本語: 値, b", "値", " 1 | 日本語: 値, b", "   |         ^^"],
    ["emoji of several parts", 'a: "👩‍👩‍👧 🇩🇪", b', "b", ' 1 | a: "👩‍👩‍👧 🇩🇪", b', "   |             ^"],
    ["combining marks", "e\u0301: b", "b", " 1 | e\u0301: b", "   |    ^"],
    ["tabs", "\ta:\tb", "b", " 1 |     a:    b", "   |           ^"],
    ["escape sequences", "\u001b[31ma: b", "b", " 1 | ␛[31ma: b", "   |         ^"],
    ["text that is turned round", "\u202ea: b", "b", " 1 | <U+202E>a: b", "   |            ^"],
    ["a carriage return at the end", "a: b\r\n", "b", " 1 | a: b", "   |    ^"],
  ])("puts the caret right after %s", (_, text, word, line, caret) => {
    expect(linesFor(text, word).slice(2)).toEqual([line, caret]);
  });

  it("marks only the first line of a long span", () => {
    const text = "a:\n  b: 1\n  c: 2\n";
    expect(linesFor(text, "b: 1\n  c: 2").slice(3)).toEqual([" 2 |   b: 1", "   |   ^^^^"]);
  });

  it("marks one column for an empty span and for the end of the text", () => {
    expect(linesFor("a: b", "", { span: { start: 3, end: 3 } }).slice(2)).toEqual([" 1 | a: b", "   |    ^"]);
    expect(linesFor("a: b", "", { span: { start: 4, end: 4 } }).slice(2)).toEqual([" 1 | a: b", "   |     ^"]);
    expect(linesFor("a\n", "", { span: { start: 2, end: 2 } }).slice(2)).toEqual([" 1 | a", " 2 |", "   | ^"]);
  });

  it("cuts a long line around the caret", () => {
    const text = `${"x".repeat(5000)} word ${"y".repeat(5000)}`;
    const [line, caret] = linesFor(text, "word").slice(2);
    expect(line).toMatch(/^ 1 \| …x+ word y+…$/);
    expect(line?.length).toBeLessThan(130);
    expect(caret?.indexOf("^")).toBe(line?.indexOf("word"));
    expect(caret).toMatch(/^ {3}\| +\^{4}$/);
  });

  it("does not divide a character where it cuts", () => {
    const [line] = linesFor(`${"😀".repeat(300)}a${"😀".repeat(300)}`, "a").slice(2);
    expect(line).toMatch(/^ 1 \| …(?:😀)+a(?:😀)+…$/u);
  });

  it("lets no line end of a message through", () => {
    expect(linesFor("a: b", "b", { message: "one\ntwo\u001b[0m" })[0]).toContain("one␊two␛[0m");
  });

  it("paints severity, caret and gutter, and nothing else changes", () => {
    const text = "a: b";
    const given = [diagnostic({ span: spanOf(text, "b"), help: "mend it" })];
    const colored = renderText(given, sourceOf(text), { color: true });
    expect(colored).toContain("\u001b[1;31merror[unknown-key]\u001b[0m");
    const sequences = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
    expect(colored.replaceAll(sequences, "")).toBe(renderText(given, sourceOf(text), { color: false }));
  });

  it("shows the first 200 of very many, and counts all", () => {
    const many = Array.from({ length: 1234 }, () => diagnostic({ span: { start: 0, end: 1 } }));
    const text = renderText(many, sourceOf("a"), { color: false });
    expect(text.match(/^catalog\.yaml:1:1/gm)).toHaveLength(200);
    expect(text).toMatch(/\n1234 errors, of which the first 200 are shown\n$/);
  });
});
