import type { Span } from "../../source.js";
import { quote } from "../quote.js";

/** What a person reads about a syntax error, and where. */
export type SyntaxFinding = {
  readonly span: Span;
  readonly message: string;
  readonly help?: string;
  /** Whether an error before it may have made it: then the line itself may be right. */
  readonly mayFollow?: boolean;
};

export const inQuotes = "put the whole text in quotes";

export function listAmongKeys(span: Span): SyntaxFinding {
  return {
    span,
    message: "a list entry stands among the keys of a map",
    help: "indent it below the key it belongs to",
    mayFollow: true,
  };
}

export function keyWithoutColon(at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, at);
  const line = text.slice(span.start, span.end);
  if (line.startsWith("-")) return listAmongKeys(lineContent(text, at.start));
  const assigned = /^([\w.-]+)\s*(:=|=>|=)\s*(\S.*)$/.exec(line);
  if (assigned !== null) {
    const message = `a key is followed by a colon, not by "${assigned[2]}"`;
    return { span, message, help: `write ${quote(`${assigned[1]}: ${assigned[3]}`)}` };
  }
  const glued = /^([\w.-]+):(\S.*)$/.exec(line);
  if (glued !== null) {
    return { span, message: "a space is missing after the colon", help: `write ${quote(`${glued[1]}: ${glued[2]}`)}` };
  }
  const words = /^([\w.-]+)\s+(\S.*)$/.exec(line);
  const meant = words === null ? `${line}:` : `${words[1]}: ${words[2]}`;
  const key = line.length > 60 ? "put a colon after it if it is a key" : `write "${meant}" if it is a key`;
  const help = `${key}; indent it if it belongs to the text above`;
  return { span, message: "a colon is missing", help, mayFollow: /:(?:\s|$)/.test(line) };
}

/** A line at another column; or, right above it, `key:value` with a comment, which ends what YAML takes for a text. */
export function otherColumn(at: Span, text: string): SyntaxFinding {
  const span = lineContent(text, at.start);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const above = lineStart === 0 ? undefined : lineContent(text, text.lastIndexOf("\n", lineStart - 2) + 1);
  const glued = above && /^([\w.-]+):([^\s"'#]\S*)(?=\s+#)/.exec(text.slice(above.start, above.end));
  if (above && glued) {
    const [written, key, value] = glued;
    const place = { start: above.start, end: above.start + written.length };
    return { span: place, message: "a space is missing after the colon", help: `write ${quote(`${key}: ${value}`)}` };
  }
  return {
    span,
    message: "this line begins at another column than the entries it belongs to",
    help: "indent it exactly like the entry it follows",
    mayFollow: true,
  };
}

/** `a: b: c`, or a value that goes on with keys on the next line. */
export function secondColonOrIndent(at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, { start: at.start, end: text.length });
  const line = text.slice(span.start, span.end);
  if (/:(?:\s|$)/.test(line))
    return { span, message: "a text holds a colon and a space, so it needs quotes", help: wholeInQuotes(line) };
  const next = text.indexOf("\n", at.start);
  return {
    span: next === -1 ? span : lineContent(text, next + 1),
    message: "this line is indented below a key that has a value already",
    help: "indent it like that key",
    mayFollow: true,
  };
}

export function unclosedBracket(at: Span, text: string): SyntaxFinding {
  const open = text.lastIndexOf("[", at.start) > text.lastIndexOf("{", at.start) ? "[" : "{";
  return {
    span: at,
    message: "a bracket is not closed",
    help: `close it with "${open === "[" ? "]" : "}"}" before the next key`,
  };
}

export function afterValue(at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, at);
  const before = text.slice(Math.max(0, at.start - 8), at.start).trimEnd();
  if (/["']$/.test(before)) return afterQuote(span, text);
  if (/[\]}]$/.test(before)) {
    return { span, message: "something follows a closing bracket", help: `if all of it is one text, ${inQuotes}` };
  }
  return {
    span,
    message: "something follows a value that is complete",
    help: "move it to a line of its own, or remove it",
  };
}

/** `'it's done'`, or `"a" b`. */
function afterQuote(span: Span, text: string): SyntaxFinding {
  const line = lineContent(text, text.lastIndexOf("\n", span.start) + 1);
  const value = /(?:^|: +|- +)(["'].*)$/.exec(text.slice(line.start, line.end))?.[1] ?? "";
  const inner = value.replace(/^'(.*)'$/, "$1");
  const whole = inner !== value && !/["\\]/.test(inner) ? wholeInQuotes(inner) : inQuotes;
  const help = whole === inQuotes ? `${inQuotes}; inside, write '' for ' and \\" for "` : whole;
  return { span, message: "a text goes on after its closing quote", help };
}

/** The person's own text as it can stand; typographic quotes around it give way to those of YAML. */
export function wholeInQuotes(written: string): string {
  const text = written.trim().replace(/^[“„«](.*)[”“»]$/, "$1");
  if (text.length > 60 || text.includes("\n")) return inQuotes;
  if (!/["\\]/.test(text)) return `${inQuotes}: "${text}"`;
  return text.includes("'") ? inQuotes : `${inQuotes}: '${text}'`;
}

export function unknownEscape(at: Span, text: string): SyntaxFinding {
  const start = text.startsWith("\\", at.start) ? at.start : at.start + 1;
  const shown = text.slice(start, start + 2);
  return {
    span: { start, end: Math.min(start + 2, text.length) },
    message: `"${shown}" is no escape of a text in double quotes`,
    help: "use single quotes, in which a backslash is a backslash",
  };
}

/** What a span takes of its first line that is not blank. */
export function firstLine(text: string, { start, end }: Span): Span {
  const newline = text.indexOf("\n", start);
  const lineEnd = Math.max(start, Math.min(end, newline === -1 ? text.length : newline));
  return { start, end: start + text.slice(start, lineEnd).trimEnd().length };
}

/** The line at an offset, without its indentation. */
export function lineContent(text: string, offset: number): Span {
  const line = firstLine(text, { start: offset, end: text.length });
  const content = text.slice(line.start, line.end);
  return { start: line.end - content.trimStart().length, end: line.end };
}

/** For what hardly ever happens, the library's own words have to do. */
export function misplaced(message: string, at: Span, text: string): SyntaxFinding {
  const span = firstLine(text, at);
  const word = text.slice(span.start, span.end);
  const what = word === "" ? "something is missing here" : `${quote(word)} does not belong here`;
  return { span, message: what, help: `the YAML library says: ${message}`, mayFollow: true };
}
