import { mostLexemes } from "../limits.js";

/** Where a text is read, line by line. A reader that meets anything beyond the plain subset returns undefined. */
export type Cursor = {
  readonly text: string;
  at: number;
  /** The column of the line of content that comes next; -1 behind the last one. */
  column: number;
  /** Where what was read last ends: a value, or a comment that the package counts to it. */
  end: number;
  /** Of the comments ahead of that line: where the last one ends, and the greatest column; -1 without any. */
  commentEnd: number;
  commentColumn: number;
  /** At least as many lexemes as the package makes of what was read. */
  lexemes: number;
};

/** Maps and lists inside one another; the package may read more. */
export const deepest = 16;
const space = 0x20;
const hash = 0x23;
const lineFeed = 0x0a;
/** Of an entry: indentation or comma, mark, key, colon, space, mark, value, space, comment, line feed. */
const lexemesOfEntry = 10;
/** Of a line without an entry: spaces, comment, line feed. */
const lexemesOfLine = 3;

export function cursorOf(text: string): Cursor {
  return { text, at: 0, column: -1, end: 0, commentEnd: -1, commentColumn: -1, lexemes: 0 };
}

/** Counts an entry; false when there are more than a file may have. */
export function countEntry(cursor: Cursor): boolean {
  cursor.lexemes += lexemesOfEntry;
  return cursor.lexemes <= mostLexemes;
}

export function countLine(cursor: Cursor): void {
  cursor.lexemes += lexemesOfLine;
}

export function lineEndAt({ text }: Cursor, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === space) cursor.at += 1;
}

export function isAtLineEnd({ text, at }: Cursor): boolean {
  return at >= text.length || text.charCodeAt(at) === lineFeed;
}

/** What a sticky pattern matches here, or undefined; the cursor is behind it. */
export function take(cursor: Cursor, sticky: RegExp): string | undefined {
  sticky.lastIndex = cursor.at;
  if (!sticky.test(cursor.text)) return undefined;
  const found = cursor.text.slice(cursor.at, sticky.lastIndex);
  cursor.at = sticky.lastIndex;
  return found;
}

/** Goes to the next line behind a value that ends here: spaces and a comment may follow it, which counts to the value. */
export function endLine(cursor: Cursor): boolean {
  const { text, at } = cursor;
  cursor.end = at;
  skipSpaces(cursor);
  const isComment = text.charCodeAt(cursor.at) === hash && text.charCodeAt(cursor.at - 1) === space;
  if (!isComment && !isAtLineEnd(cursor)) return false;
  const end = lineEndAt(cursor, cursor.at);
  if (isComment) cursor.end = trimmedEnd(text, cursor.at, end);
  cursor.at = end + 1;
  return true;
}

/** From the start of a line to the next content, at its first character: behind empty lines and comments. */
export function nextContent(cursor: Cursor): void {
  const { text } = cursor;
  cursor.commentEnd = -1;
  cursor.commentColumn = -1;
  for (;;) {
    const start = cursor.at;
    skipSpaces(cursor);
    countLine(cursor);
    const code = text.charCodeAt(cursor.at);
    if (code === hash) {
      const end = lineEndAt(cursor, cursor.at);
      cursor.commentEnd = trimmedEnd(text, cursor.at, end);
      cursor.commentColumn = Math.max(cursor.commentColumn, cursor.at - start);
      cursor.at = end + 1;
    } else if (code === lineFeed) cursor.at += 1;
    else {
      cursor.column = cursor.at >= text.length ? -1 : cursor.at - start;
      return;
    }
  }
}

/** Without the spaces ahead of an offset. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) === space) at -= 1;
  return at;
}
