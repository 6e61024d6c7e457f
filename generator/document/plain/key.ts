import type { Span } from "../../source.js";
import { dangerousKeys } from "../dangerous-keys.js";
import type { LocatedValue } from "../locate.js";
import { type Cursor, take } from "./cursor.js";
import { isAtQuote, takeQuoted, meaningOf } from "./scalar.js";

/** What stands before a value: its key, none before the root and in lists; and how many maps and lists are around it. */
export type Lead = {
  readonly key: Span | null;
  readonly name: string | null;
  readonly depth: number;
  readonly isTable: boolean;
};

type Key = { readonly name: string; readonly span: Span };

/** The most characters of a key: the package reports those of more than 1024. */
const longest = 1000;
const blockWord = /[^?:,[\]{}#&*!|>'"%@`~<\n ](?:[^:#\n]|:(?![ \n]|$)|(?<! )#){0,999}(?<! )(?=:(?:[ \n]|$))/y;
const flowWord = /[^?:,[\]{}#&*!|>'"%@`~<\n ](?:[^:,[\]{}#\n]|:(?![ ,[\]{}\n])|(?<! )#){0,999}(?<! )/y;
const colon = /:(?=[ \n]|$)/y;

/** The key of a block, which is not in its map yet; the cursor is behind its colon. */
export function readBlockKey(cursor: Cursor, map: Lead, children: LocatedValue["children"]): Key | undefined {
  const key = readKey(cursor, blockWord, map, children);
  return key !== undefined && take(cursor, colon) !== undefined ? key : undefined;
}

/** Whether a key and its colon stand here. */
export function isAtBlockKey(cursor: Cursor): boolean {
  const { at } = cursor;
  const isKey = isAtQuote(cursor)
    ? takeQuoted(cursor) !== undefined && take(cursor, colon) !== undefined
    : take(cursor, blockWord) !== undefined;
  cursor.at = at;
  return isKey;
}

/** The key of a map in brackets, which is not in it yet; the cursor is where its colon can stand. */
export function readFlowKey(cursor: Cursor, map: Lead, children: LocatedValue["children"]): Key | undefined {
  return readKey(cursor, flowWord, map, children);
}

function readKey(cursor: Cursor, word: RegExp, map: Lead, children: LocatedValue["children"]): Key | undefined {
  const { at: start } = cursor;
  const name = isAtQuote(cursor) ? takeQuoted(cursor) : nameOf(take(cursor, word), map);
  if (name === undefined || cursor.at - start > longest) return undefined;
  if (children.has(name) || dangerousKeys.includes(name)) return undefined;
  return { name, span: { start, end: cursor.at } };
}

/** The allowed values of an attribute may be numbers, and those that become others booleans. */
function nameOf(word: string | undefined, { name, isTable }: Lead): string | undefined {
  const value = word === undefined ? undefined : meaningOf(word);
  if (value === word) return word;
  const isTaken = name === "values" && (typeof value === "number" || (isTable && typeof value === "boolean"));
  return isTaken && String(value) === word ? word : undefined;
}
