import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from "yaml";
import { columnOf, lineAt, lineEnd, lineStart, nextLine, type Sheet } from "./sheet.js";

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
};

/** The whole lines of an entry of a block; each offset is the start or the end of a line. */
export type Lines = {
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

export function isTextBlock(node: ParsedNode): boolean {
  return isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
}

export function entryAt(collection: Collection, index: number, sheet: Sheet): Entry | undefined {
  if (isMap(collection)) {
    const pair = collection.items[index];
    return pair && entryOfKey(pair.key, pair.value, sheet);
  }
  const item = collection.items[index];
  if (item === undefined) return undefined;
  const value = isWritten(item) ? item : null;
  const start = isBracketed(collection) ? item.range[0] : dashOf(collection, index, item, sheet);
  const behind = isBracketed(collection) ? item.range[0] : start + 1;
  return {
    start,
    key: null,
    colon: behind,
    hasColon: false,
    value,
    end: value === null ? behind : endOf(value, sheet),
  };
}

function entryOfKey(key: ParsedNode, written: ParsedNode | null, sheet: Sheet): Entry {
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

/** YAML lets a question mark stand before a key. */
function startOfKey(offset: number, { text }: Sheet): number {
  let at = offset - 1;
  while (at > 0 && /\s/.test(text.charAt(at))) at -= 1;
  if (text.charAt(at) !== "?" || at === offset - 1) return offset;
  return /(?:^|[\n{[,-])[ \t]*$/.test(text.slice(Math.max(0, at - 80), at)) ? at : offset;
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
export function behindSign(sign: ":" | ",", offset: number, text: string): number | undefined {
  for (let at = offset; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === sign) return at + 1;
    if (character === "#") at = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
    else if (!/\s/.test(character)) return undefined;
  }
  return undefined;
}

function dashOf(list: YAMLSeq.Parsed, index: number, item: ParsedNode, { text }: Sheet): number {
  return index === 0 ? list.range[0] : text.lastIndexOf("-", item.range[0] - 1);
}

/** Without the comments and blank lines that the library counts to a block. */
function endOf(node: ParsedNode, sheet: Sheet): number {
  if (isCollection(node) && !isBracketed(node)) {
    return entryAt(node, node.items.length - 1, sheet)?.end ?? node.range[1];
  }
  if (!isTextBlock(node)) return node.range[1];
  const written = sheet.text.slice(node.range[0], node.range[1]);
  const [first = ""] = written.split("\n");
  const isKept = /^[|>]\d?\+/.test(first);
  return node.range[0] + written.replace(isKept ? /\r?\n$/ : /(?:\r?\n[ \t]*)+$/, "").length;
}

/** The lines of an entry of a block. */
export function linesOf(entry: Entry, sheet: Sheet): Lines {
  return { lead: leadOf(entry, sheet), end: tailOf(entry, sheet) };
}

/** Comments directly above; those that are indented deeper belong to what is above them. */
export function leadOf({ start }: Entry, sheet: Sheet): number {
  const column = columnOf(sheet, start);
  let lead = lineStart(sheet, start);
  while (lead > 0) {
    const above = lineStart(sheet, lead - 1);
    const comment = /^( *)#/.exec(lineAt(sheet, above));
    if (comment === null || (comment[1] ?? "").length > column) return lead;
    lead = above;
  }
  return lead;
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
