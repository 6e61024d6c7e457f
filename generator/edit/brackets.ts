import { behindSign, type Collection, type Entry, entryAt, leadOf } from "../text/entry.js";
import { beginsLine, columnOf, lineEnd, nextLine, type Sheet } from "../text/sheet.js";
import { cut, insert, type Splice } from "./splice.js";
import { indent } from "./value-text.js";

/** Edits of maps and lists that are written in brackets, on one line or on several. */

/** Puts a text as a new entry behind the entry of an index; behind -1 it comes first. */
export function insertInBrackets(collection: Collection, index: number, text: string, sheet: Sheet): readonly Splice[] {
  const before = entryAt(collection, index, sheet);
  const first = entryAt(collection, 0, sheet);
  if (first === undefined) return [insertFirst(collection, text, sheet)];
  if (before === undefined) {
    const behind = hasOwnLine(first, sheet) ? `,${sheet.eol}${indent(columnOf(sheet, first.start))}` : ", ";
    return [insert(first.start, text + behind)];
  }
  if (!hasOwnLine(before, sheet)) return [insert(before.end, `, ${text}`)];
  const line = sheet.eol + indent(columnOf(sheet, before.start)) + text;
  const comma = behindSign(",", before.end, sheet.text);
  if (comma !== undefined) return [insert(lineEnd(sheet, comma), `${line},`)];
  return [insert(before.end, ","), insert(lineEnd(sheet, before.end), line)];
}

function insertFirst(collection: Collection, text: string, sheet: Sheet): Splice {
  const [start, end] = collection.range;
  const inside = sheet.text.slice(start + 1, end - 1);
  const padding = sheet.text.charAt(start) === "{" ? " " : "";
  if (inside.trim() === "") return { start: start + 1, end: end - 1, text: padding + text + padding };
  return insert(start + 1, ` ${text}`);
}

/** Takes an entry and one comma away; with a line of its own, that line and the comments directly above it. */
export function removeInBrackets(collection: Collection, index: number, sheet: Sheet): readonly Splice[] {
  const entry = entryAt(collection, index, sheet);
  if (entry === undefined) return [];
  const [start, end] = collection.range;
  if (collection.items.length === 1) return [cut(start + 1, end - 1)];
  const before = entryAt(collection, index - 1, sheet);
  const comma = behindSign(",", entry.end, sheet.text);
  const lastComma = before === undefined ? undefined : behindSign(",", before.end, sheet.text);
  const surplus = comma === undefined && lastComma !== undefined ? [cut(lastComma - 1, lastComma)] : [];
  if (hasOwnLine(entry, sheet)) {
    return [...surplus, cut(leadOf(entry, sheet), nextLine(sheet, comma ?? entry.end))];
  }
  const next = entryAt(collection, index + 1, sheet);
  if (before === undefined) return [cut(entry.start, next?.start ?? entry.end)].map(withoutComments(sheet, comma));
  const from = comma === undefined ? before.end : (lastComma ?? before.end);
  const between = sheet.text.slice(from, entry.start);
  if (!between.includes("#")) return [cut(from, comma ?? entry.end)];
  return [...surplus, cut(entry.start, comma ?? entry.end)];
}

/** A comment between an entry and the next one stays. */
function withoutComments({ text }: Sheet, comma: number | undefined): (splice: Splice) => Splice {
  return (splice) => {
    if (comma === undefined || !text.slice(comma, splice.end).includes("#")) return splice;
    return cut(splice.start, comma);
  };
}

/** A copy of an entry behind it, under another key. */
export function copyInBrackets(collection: Collection, index: number, key: string, sheet: Sheet): readonly Splice[] {
  const entry = entryAt(collection, index, sheet);
  if (entry === undefined || entry.key === null) return [];
  return insertInBrackets(collection, index, key + sheet.text.slice(entry.key.range[1], entry.end), sheet);
}

/** Gives an entry of brackets, or an item of any list, another value. */
export function replaceInBrackets({ colon, hasColon, key, value, end }: Entry, text: string): Splice {
  if (value !== null) return { start: value.range[0], end, text };
  return insert(colon, key === null ? text : `${hasColon ? "" : ":"} ${text}`);
}

/** Whether an entry begins a line, and nothing but its comma and a comment ends that line. */
function hasOwnLine(entry: Entry, sheet: Sheet): boolean {
  const comma = behindSign(",", entry.end, sheet.text);
  const last = comma ?? entry.end;
  const behind = sheet.text.slice(last, lineEnd(sheet, entry.end));
  return beginsLine(sheet, entry.start) && last <= lineEnd(sheet, entry.end) && /^\s*(?:#.*)?$/.test(behind);
}
