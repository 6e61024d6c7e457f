import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { visibleText } from "../generator/diagnostics/visible-text.js";
import { workflowCommand } from "../generator/diagnostics/workflow-command.js";
import { scalarText } from "../generator/edit/scalar-text.js";
import { inline } from "../generator/emit/markdown/syntax/escape.js";
import { commentText, patternLiteral, stringLiteral, templateText } from "../generator/emit/typescript/literal.js";
import { visible } from "../generator/emit/visible.js";
import { unseenClass } from "../generator/unseen.js";
import { harmless } from "../src/feedback/terminal/text-width.js";
import { visible as visibleInTelemetry } from "../src/telemetry/findings/visible.js";

const unseen = new RegExp(`[${unseenClass}]`, "u");
const codePoints = Array.from({ length: 0x110000 }, (_, code) => code);
const unseenCharacters = codePoints.filter((code) => unseen.test(String.fromCodePoint(code)));

const named: readonly (readonly [name: string, character: string])[] = [
  ["NUL", "\0"],
  ["ESC", "\u001b"],
  ["DEL", "\u007f"],
  ["CSI of C1", "\u009b"],
  ["U+00AD, the soft hyphen", "\u00ad"],
  ["U+061C, the Arabic letter mark", "\u061c"],
  ["U+200B, the zero-width space", "\u200b"],
  ["U+200D, the joiner", "\u200d"],
  ["U+200E", "\u200e"],
  ["U+200F, the right-to-left mark", "\u200f"],
  ["U+2028", "\u2028"],
  ["U+2029", "\u2029"],
  ["U+202E", "\u202e"],
  ["U+2065, which is kept for such", "\u2065"],
  ["U+2066", "\u2066"],
  ["U+2069", "\u2069"],
  ["U+FEFF, the byte order mark", "\ufeff"],
  ["U+E0041, a tag", "\u{e0041}"],
  ["U+E0100, a selector", "\u{e0100}"],
  ["U+3164, the empty letter", "\u3164"],
];

const annotate = (text: string) =>
  workflowCommand({ level: "error", file: null, lines: null, title: text, message: [text] }).trimEnd();

const escapes: readonly (readonly [name: string, spell: (text: string) => string])[] = [
  ["visible", visible],
  ["visibleText", visibleText],
  ["an annotation of GitHub", annotate],
  ["a string in code", stringLiteral],
  ["a template in code", templateText],
  ["a pattern in code", patternLiteral],
  ["a comment in code", commentText],
  ["a value in YAML", (text) => scalarText(text, false)],
  ["Markdown", inline],
  ["a finding of telemetry", visibleInTelemetry],
];

describe.each(escapes)("%s", (_name, spell) => {
  test.each(named)("does not let %s through", (_character, character) => {
    expect(spell(`a${character}b`)).not.toContain(character);
  });

  test("lets no character of the class through, and changes no other", () => {
    const leaking = unseenCharacters.filter((code) =>
      spell(`a${String.fromCodePoint(code)}b`).includes(String.fromCodePoint(code)),
    );
    expect(leaking).toEqual([]);
    expect(spell("שלום café 数据 🎉")).toContain("שלום café 数据 🎉");
  });
});

test("a preview of feedback shows the same, but for joiners", () => {
  const shown = codePoints
    .map((code) => String.fromCodePoint(code))
    .filter((character) => harmless(character) !== character);
  const joiners = ["\u200c", "\u200d"];
  const wanted = unseenCharacters
    .map((code) => String.fromCodePoint(code))
    .filter((character) => !joiners.includes(character));
  expect(shown).toEqual(wanted);
});

test("telemetry has the class of the generator", () => {
  const changed = codePoints.filter(
    (code) => visibleInTelemetry(String.fromCodePoint(code)) !== String.fromCodePoint(code),
  );
  expect(changed).toEqual(unseenCharacters);
});

test.each(["👩‍👩‍👧", "می‌خواهم", "क्‍ष"])("joiners that %s needs stay in prose", (text) => {
  for (const spell of [visible, visibleText, inline, (value: string) => scalarText(value, false)])
    expect(spell(text)).toBe(text);
});

test("a value in YAML is read back as it was", () => {
  for (const [, character] of named) expect(parse(scalarText(`a${character}b`, false))).toBe(`a${character}b`);
});
