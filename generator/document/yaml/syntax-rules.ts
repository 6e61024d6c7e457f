import type { Span } from "../../source.js";
import {
  afterValue,
  firstLine,
  inQuotes,
  keyWithoutColon,
  lineContent,
  listAmongKeys,
  misplaced,
  otherColumn,
  secondColonOrIndent,
  type SyntaxFinding,
  unclosedBracket,
  unknownEscape,
  wholeInQuotes,
} from "./syntax-explanations.js";

type Rule = { readonly when: RegExp; say(at: Span, text: string): SyntaxFinding };

/** The messages of the YAML library in the words of someone who writes a catalog; the first rule that fits wins. */
const rules: readonly Rule[] = [
  {
    when: /^Tabs are not allowed as indentation/,
    say: (span) => ({ span, message: "a tab is used as indentation", help: "indent with spaces", mayFollow: true }),
  },
  {
    when: /^Implicit keys need to be on a single line|^Implicit map keys need to be followed by map values/,
    say: keyWithoutColon,
  },
  { when: /^A block sequence may not be used/, say: (at, text) => listAmongKeys(lineContent(text, at.start)) },
  { when: /^Nested mappings are not allowed in compact mappings/, say: secondColonOrIndent },
  {
    when: /^All (?:mapping|sequence) items must start at the same column/,
    say: otherColumn,
  },
  {
    when: /^Flow (map|sequence) .*must .*end with a/,
    say: unclosedBracket,
  },
  { when: /at node end$/, say: afterValue },
  {
    when: /^Plain value cannot start with/,
    say: (span, text) => ({
      span,
      message: `a text cannot begin with "${text.slice(span.start, span.start + 1)}"`,
      help: wholeInQuotes(lineFrom(text, span.start)),
    }),
  },
  { when: /^Invalid escape sequence/, say: unknownEscape },
  {
    when: /^Comments must be separated/,
    say: (span) => ({
      span: { start: span.start, end: span.start + 1 },
      message: 'a comment begins with a space and "#"',
      help: `put a space before it; if it is part of a text, ${inQuotes}`,
    }),
  },
  {
    when: /^Block collections are not allowed within flow|^Missing , (?:or : )?between/,
    say: (at, text) => ({
      span: firstLine(text, at),
      message: "a comma is missing between two entries in brackets",
      help: "separate entries with commas, and a key from its value with a colon and a space",
    }),
  },
  {
    when: /^Missing space after :/,
    say: (span) => ({
      span: { start: span.start, end: span.start + 1 },
      message: "a space is missing after the colon",
    }),
  },
  {
    when: /^Unexpected (?:,|empty item) in/,
    say: (span) => ({ span, message: "an entry is missing before the comma", help: "remove the surplus comma" }),
  },
  {
    when: /^Not a YAML token|^Block scalar header/,
    say: (span) => ({
      span,
      message: 'a text after "|" or ">" begins on the next line',
      help: "move it there, indented deeper than the key",
    }),
  },
  {
    when: /^Block scalar/,
    say: (at, text) => ({
      span: lineContent(text, at.start),
      message: 'a text below "|" or ">" is not indented evenly',
      help: "indent all its lines alike, and deeper than the key",
    }),
  },
  {
    when: /1024 chars/,
    say: (at, text) => ({
      span: firstLine(text, at),
      message: "a key is longer than 1024 characters",
      help: "shorten it",
    }),
  },
  {
    when: /^Unexpected block-seq-ind/,
    say: (span) => ({
      span,
      message: 'a list with "-" begins on a line of its own',
      help: "move it to the next line, or write it in brackets: [a, b]",
      mayFollow: true,
    }),
  },
];

/** The finding for a message of the YAML library. */
export function syntaxFinding(message: string, at: Span, text: string): SyntaxFinding {
  const rule = rules.find(({ when }) => when.test(message));
  return rule === undefined ? misplaced(message, at, text) : rule.say(at, text);
}

/** What stands from an offset to the end of its line, without a comment; in braces, up to what ends the text there. */
function lineFrom(text: string, start: number): string {
  const { end } = firstLine(text, { start, end: text.length });
  const before = text.slice(text.lastIndexOf("\n", start) + 1, start);
  const line = text.slice(start, end).replace(/ #.*$/, "");
  return /[{[]/.test(before) ? line.replace(/[,\]}].*$/, "") : line;
}
