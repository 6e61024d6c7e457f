import { isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { beginsLine, columnOf, lineAt, lineEnd, lineStart, nextLine, type Sheet } from "./sheet.js";

export type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

/** An entry of a map or a list, by the offsets of what is written. */
export type Entry = {
  /** Of the key or the question mark before it, of the dash, or of the value when there is none of them. */
  readonly start: number;
  readonly key: ParsedNode | null;
  /** Behind the colon; behind the key when it has none. */
  readonly colon: number;
  readonly hasColon: boolean;
  /** Null when nothing is written. */
  readonly value: ParsedNode | null;
  /** Behind the last word or sign of it. */
  readonly end: number;
  /** Whether none comes before it in its map or list. */
  readonly isFirst: boolean;
};

/** The whole lines of an entry of a block; each offset is the start or the end of a line. */
type Lines = {
  /** Where the comments directly above it start. */
  readonly lead: number;
  /** Where the last line of it ends, or of comments below that are indented deeper than it. */
  readonly end: number;
};

export function isBracketed(collection: Collection): boolean {
  return collection.flow === true;
}

export function isCollection(node: ParsedNode | null): node is Collection {
  return isMap(node) || isSeq(node);
}

export function isTextBlock(node: ParsedNode): node is Scalar.Parsed {
  return isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
}

export function entryAt(collection: Collection, index: number, sheet: Sheet): Entry | undefined {
  if (isMap(collection)) {
    const pair = collection.items[index];
    return pair && { ...entryOfKey(pair.key, pair.value, sheet), isFirst: index === 0 };
  }
  const item = collection.items[index];
  if (item === undefined) return undefined;
  const value = isWritten(item) ? item : null;
  const start = isBracketed(collection) ? item.range[0] : dashOf(collection, index, sheet);
  const behind = isBracketed(collection) ? item.range[0] : start + 1;
  return {
    start,
    key: null,
    colon: behind,
    hasColon: false,
    value,
    end: value === null ? behind : endOf(value, sheet),
    isFirst: index === 0,
  };
}

export function entriesOf(collection: Collection, sheet: Sheet): readonly Entry[] {
  return [...collection.items.keys()].flatMap((index) => entryAt(collection, index, sheet) ?? []);
}

function entryOfKey(key: ParsedNode, written: ParsedNode | null, sheet: Sheet): Omit<Entry, "isFirst"> {
  const { colon, hasColon } = colonBehind(key.range[1], sheet);
  const value = isWritten(written) ? written : null;
  return {
    start: startOfKey(key.range[0], sheet),
    key,
    colon,
    hasColon,
    value,
    end: value === null ? colon : endOf(value, sheet),
  };
}

/** YAML lets a question mark stand before a key, and line ends and comments between the two. */
function startOfKey(offset: number, { text }: Sheet): number {
  const before = text.slice(Math.max(0, offset - 400), offset);
  const sign = /\?[ \t]*(?:(?:[ \t]#[^\n]*)?\r?\n[ \t]*)*$/.exec(before);
  if (sign === null || sign[0] === "?") return offset;
  return /(?:^|[\n{[,-])[ \t]*$/.test(before.slice(0, sign.index)) ? offset - before.length + sign.index : offset;
}

function isWritten(node: ParsedNode | null): node is ParsedNode {
  return node !== null && node.range[1] > node.range[0];
}

/** Spaces and comments may stand between a key and its colon. */
function colonBehind(offset: number, { text }: Sheet): { readonly colon: number; readonly hasColon: boolean } {
  const found = behindSign(":", offset, text);
  return found === undefined ? { colon: offset, hasColon: false } : { colon: found, hasColon: true };
}

/** Behind a sign that only spaces, line ends and comments part from an offset; undefined when something else comes. */
export function behindSign(sign: ":" | "," | "-", offset: number, text: string): number | undefined {
  for (let at = offset; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === sign) return at + 1;
    if (character === "#") at = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
    else if (!/\s/.test(character)) return undefined;
  }
  return undefined;
}

function dashOf(list: YAMLSeq.Parsed, index: number, sheet: Sheet): number {
  const before = list.items[index - 1];
  if (before === undefined) return list.range[0];
  const end = endOf(before, sheet);
  const behind = behindSign("-", end, sheet.text) ?? end + 1;
  return behind - 1;
}

/** Without the comments and blank lines that the library counts to a block. */
function endOf(node: ParsedNode, sheet: Sheet): number {
  if (isCollection(node) && !isBracketed(node)) {
    return entryAt(node, node.items.length - 1, sheet)?.end ?? node.range[1];
  }
  const [start, end] = node.range;
  if (!isTextBlock(node)) return end;
  // A text counts the line break of its last line, and the empty lines below when nothing else is in it.
  return lineEnd(sheet, node.value === "" ? start : lineStart(sheet, end - 1));
}

/** The lines of an entry of a block. */
export function linesOf(entry: Entry, sheet: Sheet): Lines {
  return { lead: leadOf(entry, sheet), end: tailOf(entry, sheet) };
}

/**
 * Comments directly above. Those that are indented deeper belong to the entry above them, if there is one; those above a
 * dash belong to the item of the list, and those that begin the file to the file.
 */
export function leadOf({ start, isFirst }: Entry, sheet: Sheet): number {
  const line = lineStart(sheet, start);
  if (!beginsLine(sheet, start)) return line;
  let lead = line;
  while (lead > 0) {
    const above = lineStart(sheet, lead - 1);
    const comment = /^[ \t]*(?=#)/.exec(lineAt(sheet, above));
    if (comment === null || (!isFirst && comment[0].length > columnOf(sheet, start))) return lead;
    lead = above;
  }
  return line;
}

function tailOf({ start, end }: Entry, sheet: Sheet): number {
  const column = columnOf(sheet, start);
  let tail = lineEnd(sheet, end);
  for (let at = nextLine(sheet, tail); at < sheet.text.length; at = nextLine(sheet, at)) {
    const [, spaces = "", sign] = /^([ \t]*)(\S?)/.exec(lineAt(sheet, at)) ?? [];
    if (sign === "") continue;
    if (sign !== "#" || spaces.length <= column) return tail;
    tail = lineEnd(sheet, at);
  }
  return tail;
}

/** Where the blank lines ahead of a line start. */
export function blanksBefore(line: number, sheet: Sheet): number {
  let start = line;
  while (start > 0 && lineAt(sheet, lineStart(sheet, start - 1)).trim() === "") start = lineStart(sheet, start - 1);
  return start;
}

/** Where the first line starts that is not blank, from a line on. */
export function blanksBehind(line: number, sheet: Sheet): number {
  let end = line;
  while (end < sheet.text.length && lineAt(sheet, end).trim() === "") end = nextLine(sheet, end);
  return end;
}
