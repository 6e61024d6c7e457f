import { type ExpositionCode, quoted } from "./finding.js";

/** A fault of a line; `isFatal` when nothing of the line can be used. */
type LineFault = {
  readonly code: ExpositionCode;
  readonly at: number;
  readonly message: string;
  readonly isFatal: boolean;
};

/** Where one line is read. The first fatal fault stays, and everything behind it reads as empty. */
export type Cursor = { readonly line: string; at: number; readonly faults: LineFault[]; isBroken: boolean };

export function cursorOf(line: string): Cursor {
  return { line, at: 0, faults: [], isBroken: false };
}

export function fail(cursor: Cursor, code: ExpositionCode, message: string, at = cursor.at): void {
  if (!cursor.isBroken) cursor.faults.push({ code, at, message, isFatal: true });
  cursor.isBroken = true;
  cursor.at = cursor.line.length;
}

export function remark(cursor: Cursor, code: ExpositionCode, message: string, at = cursor.at): void {
  cursor.faults.push({ code, at, message, isFatal: false });
}

export function skipSpace(cursor: Cursor): void {
  while (isSpace(cursor.line.charCodeAt(cursor.at))) cursor.at += 1;
}

export function isAtEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.line.length;
}

/** Whether the next character is this one, which is then behind the cursor. */
export function take(cursor: Cursor, character: string): boolean {
  if (cursor.line[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}

/** What a sticky pattern matches here; empty where it does not. */
export function takePattern(cursor: Cursor, sticky: RegExp): string {
  sticky.lastIndex = cursor.at;
  const [found = ""] = sticky.exec(cursor.line) ?? [];
  cursor.at += found.length;
  return found;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\", '"': '"', n: "\n" };

/** A text between quotes, whose opening one is behind the cursor. An escape that does not exist stays as it stands. */
export function takeQuoted(cursor: Cursor): string {
  const opened = cursor.at - 1;
  let text = "";
  for (;;) {
    const plain = takePattern(cursor, /[^"\\]*/y);
    text += plain;
    if (take(cursor, '"')) return text;
    if (isAtEnd(cursor)) break;
    text += takeEscape(cursor);
  }
  fail(cursor, "invalid-line", "the text that begins here has no closing quote", opened);
  return "";
}

function takeEscape(cursor: Cursor): string {
  const written = cursor.line[cursor.at + 1] ?? "";
  const meant = escapes[written];
  if (meant === undefined && written !== "") {
    remark(cursor, "invalid-escape", `${quoted(`\\${written}`)} is no escape; allowed: \\\\ \\" \\n`);
  }
  cursor.at += 1 + written.length;
  return meant ?? `\\${written}`;
}

/** The text of `# HELP`, in which only these characters are escaped. */
export function unescapedHelp(text: string): string {
  return text.replace(/\\([\\n"])/g, (_, character: string) => escapes[character] ?? character);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}
