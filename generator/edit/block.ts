import type { ParsedNode } from "yaml";
import {
  blanksBefore,
  blanksBehind,
  type Collection,
  type Entry,
  entryAt,
  isCollection,
  isBracketed,
  isTextBlock,
  leadOf,
  linesOf,
} from "../text/entry.js";
import { beginsLine, columnOf, lineEnd, lineStart, nextLine, type Sheet } from "../text/sheet.js";
import { cut, insert, type Splice } from "./splice.js";
import { indent, type Written } from "./value-text.js";

/** Edits of maps and lists that are written line by line. */

/** Puts lines behind the entry of an index; behind -1 they come first. A blank line goes before them where that is the custom. */
export function insertLines(collection: Collection, index: number, lines: readonly string[], sheet: Sheet): Splice {
  const before = entryAt(collection, index, sheet);
  const { eol } = sheet;
  const blank = isParted(collection, sheet) ? eol : "";
  if (before !== undefined) return insert(linesOf(before, sheet).end, eol + blank + lines.join(eol));
  const first = entryAt(collection, 0, sheet);
  const start = first?.start ?? 0;
  if (first !== undefined && beginsLine(sheet, start)) {
    return insert(leadOf(first, sheet), lines.join(eol) + eol + blank);
  }
  const column = columnOf(sheet, start);
  return insert(start, lines.join(eol).slice(column) + eol + blank + indent(column));
}

/** Takes an entry away that is not the only one, and the blank lines that parted it. */
export function removeLines(collection: Collection, index: number, sheet: Sheet): readonly Splice[] {
  const entry = entryAt(collection, index, sheet);
  const next = entryAt(collection, index + 1, sheet);
  if (entry === undefined) return [];
  if (!beginsLine(sheet, entry.start)) return [cut(entry.start, next?.start ?? entry.end)];
  const { lead, end } = linesOf(entry, sheet);
  const before = entryAt(collection, index - 1, sheet);
  const above = partingFrom(before, lead, sheet);
  if (next === undefined) return [cut(lineEndBefore(above, sheet), end)];
  const below = nextLine(sheet, end);
  return [cut(lead, above < lead || index === 0 ? blanksBehind(below, sheet) : below)];
}

/** Takes the only entry away: brackets say that the map or list is empty. */
export function removeOnly(collection: Collection, owner: Entry, brackets: string, sheet: Sheet): readonly Splice[] {
  const only = entryAt(collection, 0, sheet);
  if (only === undefined) return [];
  const end = linesOf(only, sheet).end;
  const line = lineEnd(sheet, owner.colon);
  const isBelow = line <= only.start;
  return [insert(owner.colon, ` ${brackets}`), cut(isBelow ? line : owner.colon, end)];
}

/** A copy of an entry behind it, without the comments above it, under another key. */
export function copyLines(collection: Collection, index: number, key: string, sheet: Sheet): readonly Splice[] {
  const entry = entryAt(collection, index, sheet);
  if (entry === undefined || entry.key === null) return [];
  const [start, end] = entry.key.range;
  const copy = sheet.text.slice(entry.start, start) + key + sheet.text.slice(end, linesOf(entry, sheet).end);
  return [insertLines(collection, index, [indent(columnOf(sheet, entry.start)) + copy], sheet)];
}

/** Gives an entry of a block map another value; what is a comment behind the old one stays. */
export function replaceValue(entry: Entry, { head, below }: Written, sheet: Sheet): readonly Splice[] {
  const { colon, value, end } = entry;
  const isBlock = value !== null && (isTextBlock(value) || isBelow(value, colon, sheet));
  if (value !== null && !isBlock && head !== "" && below.length === 0) {
    return [{ start: value.range[0], end, text: head }];
  }
  const line = lineEnd(sheet, isBlock || value === null ? colon : Math.max(colon, end));
  return [
    ...(head === "" ? [] : [insert(colon, `${entry.hasColon ? "" : ":"} ${head}`)]),
    ...(value === null ? [] : cutsOf(entry, sheet)),
    ...(below.length === 0 ? [] : [insert(line, sheet.eol + below.join(sheet.eol))]),
  ];
}

/** What must go for a value to be gone; the comment on its key's line stays. */
function cutsOf({ colon, value, end }: Entry, sheet: Sheet): readonly Splice[] {
  if (value === null) return [];
  const { text } = sheet;
  const [start] = value.range;
  if (isTextBlock(value)) {
    const sign = /^[|>][-+\d]*/.exec(text.slice(start, start + 4))?.[0] ?? "";
    return [cut(trimmed(start, text), start + sign.length), cut(lineEnd(sheet, start), end)];
  }
  if (isBelow(value, colon, sheet)) return [cut(lineEnd(sheet, colon), end)];
  return [cut(Math.max(colon, trimmed(start, text)), end)];
}

/** A map or a list that is written line by line, and begins below its key's line. */
function isBelow(value: ParsedNode, colon: number, sheet: Sheet): boolean {
  return isCollection(value) && !isBracketed(value) && lineEnd(sheet, colon) <= value.range[0];
}

/** The offset without the white space before it. */
function trimmed(offset: number, text: string): number {
  let at = offset;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Whether most neighbours in a map have a blank line between them. */
function isParted(collection: Collection, sheet: Sheet): boolean {
  let parted = 0;
  let before = entryAt(collection, 0, sheet);
  for (let index = 1; index < collection.items.length; index += 1) {
    const entry = entryAt(collection, index, sheet);
    const lead = entry === undefined ? 0 : leadOf(entry, sheet);
    if (partingFrom(before, lead, sheet) < lead) parted += 1;
    before = entry;
  }
  return parted * 2 > collection.items.length - 1;
}

/** Where the blank lines start that part an entry from the one before it. What looks like one may be the end of a text. */
function partingFrom(before: Entry | undefined, lead: number, sheet: Sheet): number {
  return Math.max(blanksBefore(lead, sheet), before === undefined ? 0 : nextLine(sheet, before.end));
}

/** Where the line before a line ends. */
function lineEndBefore(line: number, sheet: Sheet): number {
  return line === 0 ? 0 : lineEnd(sheet, lineStart(sheet, line - 1));
}
