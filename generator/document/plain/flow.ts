import type { LocatedValue } from "../locate.js";
import type { ReadNode } from "../yaml/read-nodes.js";
import { type Cursor, countEntry, countLine, deepest, lineEndAt, skipSpaces, take } from "./cursor.js";
import { type Lead, readFlowKey } from "./key.js";
import { isAtQuote, readQuoted, scalarNode, meaningOf } from "./scalar.js";

const space = 0x20;
const lineFeed = 0x0a;
const hash = 0x23;
const comma = 0x2c;
const colon = 0x3a;
const openList = 0x5b;
const closeList = 0x5d;
const openMap = 0x7b;
const closeMap = 0x7d;

/**
 * The column of the block around brackets: what is in them is indented deeper, but for the closing one of the outermost pair;
 * and how many maps and lists are around that.
 */
type Brackets = { readonly cursor: Cursor; readonly column: number; readonly depth: number };

export function isAtFlow({ text, at }: Cursor): boolean {
  const code = text.charCodeAt(at);
  return code === openList || code === openMap;
}

/** A list or a map in brackets, on one line or several. */
export function readFlow(brackets: Brackets, lead: Lead): ReadNode | undefined {
  const { cursor } = brackets;
  const { text, at: start } = cursor;
  if (lead.depth > deepest) return undefined;
  const read = text.charCodeAt(start) === openMap ? readMap(brackets, lead) : readList(brackets, lead);
  if (read === undefined) return undefined;
  const { data, children } = read;
  return { data, located: { key: lead.key, value: { start, end: cursor.at }, children } };
}

/** The closing bracket, and whether it is that of the outermost pair. */
type End = { readonly close: number; readonly isOutermost: boolean };

function endOf({ depth }: Brackets, lead: Lead, close: number): End {
  return { close, isOutermost: lead.depth === depth };
}

type Inside = { readonly data: unknown; readonly children: LocatedValue["children"] };

function readMap(brackets: Brackets, lead: Lead): Inside | undefined {
  const { cursor } = brackets;
  const data: Record<string, unknown> = {};
  const children = new Map<string, LocatedValue>();
  const isRead = readEntries(brackets, endOf(brackets, lead, closeMap), () => {
    const key = readFlowKey(cursor, lead, children);
    if (key === undefined) return false;
    const isTable = key.name === "values" && children.has("from");
    const entry = readBehindKey(brackets, { key: key.span, name: key.name, depth: lead.depth + 1, isTable });
    if (entry === undefined) return false;
    data[key.name] = entry.data;
    children.set(key.name, entry.located);
    return true;
  });
  return isRead ? { data, children } : undefined;
}

/** A colon and a value; either may be missing. */
function readBehindKey(brackets: Brackets, lead: Lead): ReadNode | undefined {
  const { cursor } = brackets;
  const { text, at } = cursor;
  if (text.charCodeAt(at) !== colon) return scalarNode(null, lead.key, at, at);
  cursor.at += 1;
  if (text.charCodeAt(cursor.at) !== space) return undefined;
  skipSpaces(cursor);
  const code = text.charCodeAt(cursor.at);
  return code === comma || code === closeMap
    ? scalarNode(null, lead.key, cursor.at, cursor.at)
    : readValue(brackets, lead);
}

function readList(brackets: Brackets, lead: Lead): Inside | undefined {
  const data: unknown[] = [];
  const children = new Map<number, LocatedValue>();
  const isRead = readEntries(brackets, endOf(brackets, lead, closeList), () => {
    const entry = readValue(brackets, { key: null, name: null, depth: lead.depth + 1, isTable: false });
    if (entry === undefined) return false;
    children.set(data.length, entry.located);
    data.push(entry.data);
    return true;
  });
  return isRead ? { data, children } : undefined;
}

/** From the opening bracket to behind the closing one: entries with a comma between each two, or behind each. */
function readEntries(brackets: Brackets, end: End, readEntry: () => boolean): boolean {
  const { cursor } = brackets;
  const { text } = cursor;
  do {
    cursor.at += 1;
    if (!skipWhite(brackets, end)) return false;
    if (text.charCodeAt(cursor.at) === end.close) break;
    if (!countEntry(cursor) || !readEntry() || !skipWhite(brackets, end)) return false;
  } while (text.charCodeAt(cursor.at) === comma);
  if (text.charCodeAt(cursor.at) !== end.close) return false;
  cursor.at += 1;
  return true;
}

/** Spaces, comments and line ends; what comes on another line is indented deeper than the block. */
function skipWhite({ cursor, column }: Brackets, { close, isOutermost }: End): boolean {
  const { text } = cursor;
  let lineStart = -1;
  for (;;) {
    skipSpaces(cursor);
    const code = text.charCodeAt(cursor.at);
    if (code === lineFeed) {
      cursor.at += 1;
      lineStart = cursor.at;
      countLine(cursor);
    } else if (code === hash && text.charCodeAt(cursor.at - 1) === space) cursor.at = lineEndAt(cursor, cursor.at);
    else {
      const least = isOutermost && code === close ? column : column + 1;
      return lineStart === -1 || cursor.at - lineStart >= least;
    }
  }
}

const word = /[^?:,[\]{}#&*!|>'"%@`\n ](?:[^:,[\]{}#\n]|:(?![ ,[\]{}\n])|(?<! )#){0,9999}(?<! )/y;

function readValue(brackets: Brackets, lead: Lead): ReadNode | undefined {
  const { cursor } = brackets;
  const { at: start } = cursor;
  if (isAtFlow(cursor)) return readFlow(brackets, lead);
  if (isAtQuote(cursor)) return readQuoted(cursor, lead.key);
  const written = take(cursor, word);
  const data = written === undefined ? undefined : meaningOf(written);
  return data === undefined ? undefined : scalarNode(data, lead.key, start, cursor.at);
}
