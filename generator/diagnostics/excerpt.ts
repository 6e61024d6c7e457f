import type { Place, SourceText, Span } from "../source.js";
import { displayWidth, visibleText } from "./visible-text.js";

/** A line of a source as it can be printed, and which of its columns a span takes. */
export type Excerpt = { readonly text: string; readonly indent: number; readonly width: number };

const longestLine = 120;
const keptBefore = 40;

/** The line on which a span starts. Of a long line only the part around the span is left, between ellipses. */
export function excerptOf({ source, ...span }: Place, lineStart: number): Excerpt {
  const line = { start: lineStart, end: lineEnd(source.text, lineStart) };
  const shown = windowOf(source.text, line, span.start);
  const start = Math.min(Math.max(span.start, shown.start), shown.end);
  const end = Math.min(Math.max(span.end, start), shown.end);
  const before = (shown.start > line.start ? "…" : "") + visibleText(source.text.slice(shown.start, start));
  const marked = visibleText(source.text.slice(start, end));
  const after = visibleText(source.text.slice(end, shown.end)) + (shown.end < line.end ? "…" : "");
  return { text: before + marked + after, indent: displayWidth(before), width: Math.max(1, displayWidth(marked)) };
}

/** A line for context, cut at its end when it is long. */
export function contextLine(source: SourceText, lineStart: number): string {
  return excerptOf({ source, start: lineStart, end: lineStart }, lineStart).text;
}

function lineEnd(text: string, lineStart: number): number {
  const newline = text.indexOf("\n", lineStart);
  const end = newline === -1 ? text.length : newline;
  return text[end - 1] === "\r" && end > lineStart ? end - 1 : end;
}

function windowOf(text: string, line: Span, at: number): Span {
  if (line.end - line.start <= longestLine) return line;
  const wanted = Math.min(Math.max(line.start, at - keptBefore), line.end - longestLine);
  const start = Math.max(line.start, wanted);
  return { start: afterPair(text, start), end: afterPair(text, Math.min(line.end, start + longestLine)) };
}

/** An offset that does not divide a surrogate pair. */
function afterPair(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}
