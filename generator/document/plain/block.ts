import type { LocatedValue } from "../locate.js";
import type { ReadNode } from "../yaml/read-nodes.js";
import { readBlockText } from "./block-text.js";
import {
  type Cursor,
  deepest,
  endLine,
  isAtLineEnd,
  countEntry,
  countLine,
  nextContent,
  skipSpaces,
  trimmedEnd,
} from "./cursor.js";
import { isAtFlow, readFlow } from "./flow.js";
import { isAtBlockKey, type Lead, readBlockKey } from "./key.js";
import { isAtQuote, readPlain, readQuoted, scalarNode } from "./scalar.js";

const space = 0x20;
const hash = 0x23;
const dash = 0x2d;
const textMarks = [0x7c, 0x3e];

/** The whole text: a map or a list in the first column, which may stand in brackets. */
export function readRoot(cursor: Cursor): ReadNode | undefined {
  const lead = { key: null, name: null, depth: 1, isTable: false };
  nextContent(cursor);
  if (cursor.column !== 0) return undefined;
  const root = isAtFlow(cursor) ? readInline(cursor, lead, 0) : readBlock(cursor, lead);
  return isBehindAll(cursor) ? root : undefined;
}

function isBehindAll({ column }: Cursor): boolean {
  return column === -1;
}

/** A map or a list, from its first key or dash on; the cursor is at the first content behind it. */
function readBlock(cursor: Cursor, lead: Lead): ReadNode | undefined {
  if (lead.depth > deepest) return undefined;
  return isAtItem(cursor) ? readList(cursor, lead) : readMap(cursor, lead, cursor.column);
}

function isAtItem({ text, at }: Cursor): boolean {
  return text.charCodeAt(at) === dash && text.charCodeAt(at + 1) === space;
}

function readMap(cursor: Cursor, lead: Lead, column: number): ReadNode | undefined {
  const { at: start } = cursor;
  const data: Record<string, unknown> = {};
  const children = new Map<string, LocatedValue>();
  do {
    const key = readBlockKey(cursor, lead, children);
    if (key === undefined || !countEntry(cursor)) return undefined;
    const isTable = key.name === "values" && children.has("from");
    const entry = readValue(cursor, { key: key.span, name: key.name, depth: lead.depth + 1, isTable }, column);
    if (entry === undefined || cursor.column > column) return undefined;
    children.set(key.name, entry.located);
    data[key.name] = entry.data;
  } while (cursor.column === column);
  return { data, located: { key: lead.key, value: { start, end: closeBlock(cursor, start, column) }, children } };
}

function readList(cursor: Cursor, lead: Lead): ReadNode | undefined {
  const { at: start, column } = cursor;
  const data: unknown[] = [];
  const children = new Map<number, LocatedValue>();
  do {
    const entry = readItem(cursor, { key: null, name: null, depth: lead.depth + 1, isTable: false }, column);
    if (entry === undefined || cursor.column > column || !countEntry(cursor)) return undefined;
    children.set(data.length, entry.located);
    data.push(entry.data);
  } while (cursor.column === column && isAtItem(cursor));
  return { data, located: { key: lead.key, value: { start, end: closeBlock(cursor, start, column) }, children } };
}

/**
 * Where a block in a column ends, that of its last value. Comments below it that are indented like it, or deeper, count to
 * the blocks around it that end here, too.
 */
function closeBlock(cursor: Cursor, start: number, column: number): number {
  const end = trimmedEnd(cursor.text, start, cursor.end);
  cursor.end = column > 0 && cursor.commentColumn >= column ? Math.max(end, cursor.commentEnd) : end;
  return end;
}

/** What stands behind a dash: a map whose first key stands there, or a value. */
function readItem(cursor: Cursor, lead: Lead, column: number): ReadNode | undefined {
  const { at: start } = cursor;
  cursor.at += 1;
  skipSpaces(cursor);
  if (!isAtBlockKey(cursor)) return isAtLineEnd(cursor) ? undefined : readInline(cursor, lead, column);
  return lead.depth > deepest ? undefined : readMap(cursor, lead, column + cursor.at - start);
}

/** What stands behind the colon of a key in a column, or below it. */
function readValue(cursor: Cursor, lead: Lead, column: number): ReadNode | undefined {
  skipSpaces(cursor);
  const { text, at } = cursor;
  if (!isAtLineEnd(cursor) && text.charCodeAt(at) !== hash) return readInline(cursor, lead, column);
  if (!endLine(cursor)) return undefined;
  countLine(cursor);
  nextContent(cursor);
  if (cursor.column > column) {
    if (isAtItem(cursor) || isAtBlockKey(cursor)) return readBlock(cursor, lead);
    // Behind a comment the package takes further lines for a part of the value.
    return cursor.commentEnd === -1 ? readInline(cursor, lead, column) : undefined;
  }
  if (cursor.column === column && isAtItem(cursor)) return readBlock(cursor, lead);
  // The comments below a key without a value count to it.
  cursor.end = Math.max(cursor.end, cursor.commentEnd);
  return scalarNode(null, lead.key, at, at);
}

/** A value that ends on its line, or a text below a sign. */
function readInline(cursor: Cursor, lead: Lead, column: number): ReadNode | undefined {
  const isText = textMarks.includes(cursor.text.charCodeAt(cursor.at));
  const node = isText ? readBlockText(cursor, lead.key, column) : readWord(cursor, lead, column);
  if (node === undefined || !(isText || endLine(cursor))) return undefined;
  nextContent(cursor);
  // A comment that is indented deeper than what it stands below counts to the value.
  return cursor.commentColumn > column ? undefined : node;
}

function readWord(cursor: Cursor, lead: Lead, column: number): ReadNode | undefined {
  if (isAtFlow(cursor)) return readFlow({ cursor, column, depth: lead.depth }, lead);
  return isAtQuote(cursor) ? readQuoted(cursor, lead.key) : readPlain(cursor, lead.key);
}
