import type { ReadNode } from "../yaml/read-nodes.js";
import type { Span } from "../../source.js";
import { type Cursor, countLine, isAtLineEnd, lineEndAt, skipSpaces, take, trimmedEnd } from "./cursor.js";
import { scalarNode } from "./scalar.js";

const header = /[|>]-?(?= *(?:\n| #))/y;
const lineFeed = 0x0a;

type Lines = { readonly lines: readonly string[]; readonly end: number };

/**
 * A text below `|` or `>`, indented deeper than a column, without what has rules of its own: a number of columns, kept
 * line ends, lines of spaces that reach deeper than the text, deeper or padded lines below `>`.
 */
export function readBlockText(cursor: Cursor, key: Span | null, column: number): ReadNode | undefined {
  const { at: start } = cursor;
  const written = take(cursor, header);
  if (written === undefined) return undefined;
  skipSpaces(cursor);
  if (isAtLineEnd(cursor)) cursor.at += 1;
  else cursor.at = lineEndAt(cursor, cursor.at) + 1;
  const read = linesBelow(cursor, column);
  if (read === undefined) return undefined;
  const text = written.startsWith("|") ? read.lines.join("\n") : folded(read.lines);
  cursor.end = read.end;
  return text === undefined ? undefined : scalarNode(written.endsWith("-") ? text : `${text}\n`, key, start, read.end);
}

/** Lines from that of the cursor on; it is behind the last of them that is not empty. */
function linesBelow(cursor: Cursor, column: number): Lines | undefined {
  const { text } = cursor;
  const lines: string[] = [];
  let indent = -1;
  let longestBlank = 0;
  let end = 0;
  let blanks = 0;
  while (cursor.at < text.length) {
    const start = cursor.at;
    skipSpaces(cursor);
    const spaces = cursor.at - start;
    if (cursor.at >= text.length || text.charCodeAt(cursor.at) === lineFeed) {
      longestBlank = Math.max(longestBlank, spaces);
      blanks += 1;
      cursor.at += 1;
      continue;
    }
    if (indent === -1) indent = spaces;
    if (indent <= column) return undefined;
    if (spaces < indent) {
      cursor.at = start;
      break;
    }
    for (; blanks > 0; blanks -= 1) lines.push("");
    const lineEnd = lineEndAt(cursor, cursor.at);
    lines.push(text.slice(start + indent, lineEnd));
    end = trimmedEnd(text, start, lineEnd);
    cursor.at = lineEnd + 1;
  }
  countLine(cursor);
  return indent === -1 || longestBlank > indent ? undefined : { lines, end };
}

/** A line end becomes a space, several become one less. */
function folded(lines: readonly string[]): string | undefined {
  if (lines[0] === "" || lines.some((line) => line.startsWith(" ") || line.endsWith(" "))) return undefined;
  let text = "";
  let separator = "";
  for (const line of lines) {
    if (line === "") separator = separator === " " ? "\n" : `${separator}\n`;
    else {
      text += separator + line;
      separator = " ";
    }
  }
  return text;
}
