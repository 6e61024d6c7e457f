import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../generator/diagnostics/diagnostic.js";
import { displayWidth } from "../../../generator/display-width.js";
import { renderText } from "../../../generator/diagnostics/render-text.js";
import { diagnostic, placeOf, sourceOf } from "./samples.js";

/** The lines of one diagnostic that marks a word, without the count at the end. */
function linesFor(text: string, word: string, given: Partial<Diagnostic> = {}): readonly string[] {
  const marking = diagnostic({ at: placeOf(sourceOf(text), word), ...given });
  return renderText([marking], { color: false }).split("\n").slice(0, -3);
}

describe("renderText", () => {
  it("shows place, code, message, the line before, the line, a caret and the help", () => {
    const source = sourceOf("metrics:\n  tool.call:\n    descripton: Tool result\n");
    const unknown = diagnostic({
      at: placeOf(source, "descripton"),
      message: 'unknown key "descripton" in metric "tool.call"',
      help: 'did you mean "description"?',
    });
    const unused = diagnostic({ code: "unused-suppression", severity: "warning", at: placeOf(source, "metrics") });
    expect(renderText([unused, unknown], { color: false }).split("\n")).toEqual([
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
    const source = sourceOf(`unit: ms\n${"a: b\n".repeat(98)}unit: s\n`);
    const start = source.text.lastIndexOf("unit");
    const related = [{ place: placeOf(source, "unit"), message: "first defined here" }];
    expect(linesFor("", "", { at: { source, start, end: start + 4 }, related })).toEqual([
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

  it("shows the findings of several files, each with its own lines", () => {
    const related = [{ place: placeOf(sourceOf("x\nregion: eu\n"), "region"), message: "first defined here" }];
    const given = { at: placeOf(sourceOf("region: us\n", "parts/http.yaml"), "region"), related };
    expect(linesFor("", "", given)).toEqual([
      "parts/http.yaml:1:1  error[unknown-key]  a message",
      "   |",
      " 1 | region: us",
      "   | ^^^^^^",
      "   = first defined here, catalog.yaml:2:1",
      " 2 | region: eu",
      "   | ------",
    ]);
  });

  it("shows a finding about the whole file without an excerpt", () => {
    const whole = diagnostic({ help: "save it as UTF-8" });
    expect(renderText([whole], { color: false })).toBe(
      "catalog.yaml  error[unknown-key]  a message\n   = help: save it as UTF-8\n\n1 error\n",
    );
  });

  it("is empty when nothing was found", () => {
    expect(renderText([], { color: true })).toBe("");
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
    expect(linesFor("a: b", "", { at: { source: sourceOf("a: b"), start: 3, end: 3 } }).slice(2)).toEqual([
      " 1 | a: b",
      "   |    ^",
    ]);
    expect(linesFor("a: b", "", { at: { source: sourceOf("a: b"), start: 4, end: 4 } }).slice(2)).toEqual([
      " 1 | a: b",
      "   |     ^",
    ]);
    expect(linesFor("a\n", "", { at: { source: sourceOf("a\n"), start: 2, end: 2 } }).slice(2)).toEqual([
      " 1 | a",
      " 2 |",
      "   | ^",
    ]);
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
    const given = [diagnostic({ at: placeOf(sourceOf("a: b"), "b"), help: "fix it" })];
    const colored = renderText(given, { color: true });
    expect(colored).toContain("\u001b[1;31merror[unknown-key]\u001b[0m");
    const sequences = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
    expect(colored.replaceAll(sequences, "")).toBe(renderText(given, { color: false }));
  });

  it("shows the first 40 of very many, and counts all", () => {
    const many = Array.from({ length: 1234 }, () => diagnostic({ at: { source: sourceOf("a"), start: 0, end: 1 } }));
    const text = renderText(many, { color: false });
    expect(text.match(/^catalog\.yaml:1:1/gm)).toHaveLength(40);
    expect(text).toMatch(/\n… and 1194 more; `--format json` has all\n\n1234 errors\n$/);
  });

  it.each([40, 60, 80, 100, 130])("fits %i columns of a terminal, with the caret under its word", (columns) => {
    for (const filler of ["x ", "日本", "\u202e "]) {
      for (const before of [0, 5, 40, 200]) {
        const text = `${filler.repeat(before)}WORD${filler.repeat(100)}`;
        const given = diagnostic({ at: placeOf(sourceOf(text), "WORD") });
        const [, , shown = "", marks = ""] = renderText([given], { color: false, columns }).split("\n");
        expect(displayWidth(shown)).toBeLessThanOrEqual(columns);
        expect(displayWidth(shown.slice(0, shown.indexOf("WORD")))).toBe(marks.indexOf("^"));
        expect(marks.endsWith(" ^^^^")).toBe(true);
      }
    }
  });
});
