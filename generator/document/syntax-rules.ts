import type { Span } from "../source.js";
import { quote } from "./quote.js";

/** What a person reads about a syntax error, and where. */
export type SyntaxFinding = { readonly span: Span; readonly message: string; readonly help?: string };

type Rule = { readonly when: RegExp; say(at: Span, text: string): SyntaxFinding };

const inQuotes = "put the whole text in quotes";

/** The messages of the YAML library in the words of someone who writes a catalog; the first rule that fits wins. */
const rules: readonly Rule[] = [
  {
    when: /^Tabs are not allowed as indentation/,
    say: (span) => ({ span, message: "a tab is used as indentation", help: "indent with spaces" }),
  },
  {
    when: /^Implicit keys need to be on a single line|^Implicit map keys need to be followed by map values/,
    say: keyWithoutColon,
  },
  { when: /^A block sequence may not be used/, say: (at, text) => listAmongKeys(lineContent(text, at.start)) },
  { when: /^Nested mappings are not allowed in compact mappings/, say: secondColonOrIndent },
  {
    when: /^All (?:mapping|sequence) items must start at the same column/,
    say: (at, text) => ({
      span: lineContent(text, at.start),
      message: "this line begins at another column than the entries it belongs to",
      help: "indent it exactly like the entry it follows",
    }),
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
      help: inQuotes,
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
    }),
  },
];

/** The finding for a message of the YAML library. */
export function syntaxFinding(message: string, at: Span, text: string): SyntaxFinding {
  const rule = rules.find(({ when }) => when.test(message));
  return rule === undefined ? misplaced(message, at, text) : rule.say(at, text);
}

function listAmongKeys(span: Span): SyntaxFinding {
  return {
    span,
    message: "a list entry stands among the keys of a map",
    help: "indent it below the key it belongs to",
  };
}

function keyWithoutColon(at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, at);
  const line = text.slice(span.start, span.end);
  if (line.startsWith("-")) return listAmongKeys(lineContent(text, at.start));
  const glued = /^([\w.-]+):(\S.*)$/.exec(line);
  if (glued !== null) {
    return { span, message: "a space is missing after the colon", help: `write ${quote(`${glued[1]}: ${glued[2]}`)}` };
  }
  const words = /^([\w.-]+)\s+(\S.*)$/.exec(line);
  const meant = words === null ? `${line}:` : `${words[1]}: ${words[2]}`;
  const key = line.length > 60 ? "put a colon after it if it is a key" : `write "${meant}" if it is a key`;
  return { span, message: "a colon is missing", help: `${key}; indent it if it belongs to the text above` };
}

/** `a: b: c`, or a value that goes on with keys on the next line. */
function secondColonOrIndent(at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, { start: at.start, end: text.length });
  const line = text.slice(span.start, span.end);
  if (/:(?:\s|$)/.test(line))
    return { span, message: "a text holds a colon and a space, so it needs quotes", help: inQuotes };
  const next = text.indexOf("\n", at.start);
  return {
    span: next === -1 ? span : lineContent(text, next + 1),
    message: "this line is indented below a key that has a value already",
    help: "indent it like that key",
  };
}

function unclosedBracket(at: Span, text: string): SyntaxFinding {
  const open = text.lastIndexOf("[", at.start) > text.lastIndexOf("{", at.start) ? "[" : "{";
  return {
    span: at,
    message: "a bracket is not closed",
    help: `close it with "${open === "[" ? "]" : "}"}" before the next key`,
  };
}

function afterValue(at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, at);
  const before = text.slice(Math.max(0, at.start - 8), at.start).trimEnd();
  if (/["']$/.test(before)) {
    const help = `${inQuotes}; inside, write '' for ' and \\" for "`;
    return { span, message: "a text goes on after its closing quote", help };
  }
  if (/[\]}]$/.test(before)) {
    return { span, message: "something follows a closing bracket", help: `if all of it is one text, ${inQuotes}` };
  }
  return {
    span,
    message: "something follows a value that is complete",
    help: "move it to a line of its own, or remove it",
  };
}

function unknownEscape(at: Span, text: string): SyntaxFinding {
  const start = text.startsWith("\\", at.start) ? at.start : at.start + 1;
  const shown = text.slice(start, start + 2);
  return {
    span: { start, end: Math.min(start + 2, text.length) },
    message: `"${shown}" is no escape of a text in double quotes`,
    help: "use single quotes, in which a backslash is a backslash",
  };
}

/** What a span takes of its first line that is not blank. */
function firstLine(text: string, { start, end }: Span): Span {
  const newline = text.indexOf("\n", start);
  const lineEnd = Math.max(start, Math.min(end, newline === -1 ? text.length : newline));
  return { start, end: start + text.slice(start, lineEnd).trimEnd().length };
}

/** The line at an offset, without its indentation. */
function lineContent(text: string, offset: number): Span {
  const line = firstLine(text, { start: offset, end: text.length });
  const content = text.slice(line.start, line.end);
  return { start: line.end - content.trimStart().length, end: line.end };
}

/** For what hardly ever happens, the library's own words have to do. */
function misplaced(message: string, at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, at);
  const word = text.slice(span.start, span.end);
  const what = word === "" ? "something is missing here" : `${quote(word)} does not belong here`;
  return { span, message: what, help: `the YAML library says: ${message}` };
}
