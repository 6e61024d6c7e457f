import { displayWidth } from "../display-width.js";
import type { Place, SourceText, Span } from "../source.js";
import { visibleText } from "./visible-text.js";

/** A line of a source as it can be printed, and which of its columns a span takes. */
type Excerpt = { readonly text: string; readonly indent: number; readonly width: number };

/** Of files and pipes, and of terminals that are wider. */
export const mostColumns = 120;

/**
 * The line on which a span starts. Of a line that takes more columns only the part around the span is left, between ellipses,
 * so that a terminal does not wrap it and take the caret from its place.
 */
export function excerptOf(place: Place, lineStart: number, columns = mostColumns): Excerpt {
  let length = columns;
  let excerpt = windowed(place, lineStart, length);
  // Characters that take two columns, and those that are spelt out, take more than they are.
  while (length > 8 && displayWidth(excerpt.text) > columns) {
    length = Math.floor(length * 0.75);
    excerpt = windowed(place, lineStart, length);
  }
  return excerpt;
}

function windowed({ source, ...span }: Place, lineStart: number, length: number): Excerpt {
  const line = { start: lineStart, end: lineEnd(source.text, lineStart) };
  const shown = windowOf(source.text, line, span.start, length);
  const start = Math.min(Math.max(span.start, shown.start), shown.end);
  const end = Math.min(Math.max(span.end, start), shown.end);
  const before = (shown.start > line.start ? "…" : "") + visibleText(source.text.slice(shown.start, start));
  const marked = visibleText(source.text.slice(start, end));
  const after = visibleText(source.text.slice(end, shown.end)) + (shown.end < line.end ? "…" : "");
  return { text: before + marked + after, indent: displayWidth(before), width: Math.max(1, displayWidth(marked)) };
}

/** A line for context, cut at its end when it is long. */
export function contextLine(source: SourceText, lineStart: number, columns = mostColumns): string {
  return excerptOf({ source, start: lineStart, end: lineStart }, lineStart, columns).text;
}

function lineEnd(text: string, lineStart: number): number {
  const newline = text.indexOf("\n", lineStart);
  const end = newline === -1 ? text.length : newline;
  return text[end - 1] === "\r" && end > lineStart ? end - 1 : end;
}

function windowOf(text: string, line: Span, at: number, length: number): Span {
  if (line.end - line.start <= length) return line;
  // Two of the columns are for ellipses.
  const shown = length - 2;
  const wanted = Math.min(Math.max(line.start, at - Math.floor(shown / 3)), line.end - shown);
  const start = Math.max(line.start, wanted);
  return { start: afterPair(text, start), end: afterPair(text, Math.min(line.end, start + shown)) };
}

/** An offset that does not divide a surrogate pair. */
function afterPair(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}
