import type { Span } from "../../source.js";
import type { LocatedValue } from "../locate.js";
import type { ReadNode } from "../yaml/read-nodes.js";
import { type Cursor, lineEndAt, take, trimmedEnd } from "./cursor.js";

const noChildren: LocatedValue["children"] = new Map();
const dash = 0x2d;
const tilde = 0x7e;
const doubleQuote = 0x22;
const singleQuote = 0x27;

export function scalarNode(data: unknown, key: Span | null, start: number, end: number): ReadNode {
  return { data, located: { key, value: { start, end }, children: noChildren } };
}

/** What YAML's core schema reads as anything but a text begins so. */
const maybeNoText = /^[-+.~\dnNtTfF]/;
/** All that it reads as null, a boolean or a number. */
const noText =
  /^(?:~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;
/** Numbers that are written as everybody writes them. */
const usualNumber = /^(?:-?[1-9]\d{0,14}|0)$|^-?(?:0|[1-9]\d{0,8})\.\d{1,6}$/;

/** What a word without quotes stands for; undefined when it is written oddly. */
export function meaningOf(word: string): string | number | boolean | null | undefined {
  if (!maybeNoText.test(word)) return word;
  if (word === "true") return true;
  if (word === "false") return false;
  if (word === "null") return null;
  if (usualNumber.test(word)) return Number(word);
  const code = word.charCodeAt(0);
  return code === dash || code === tilde || noText.test(word) ? undefined : word;
}

/** Signs that begin something else than a text, or nothing; a dash is left to numbers. */
const beginsOther = /[?:,[\]{}#&*!|>'"%@`]/y;

/** A text without quotes up to the end of its line or to a comment, in a block. */
export function readPlain(cursor: Cursor, key: Span | null): ReadNode | undefined {
  const { text, at } = cursor;
  beginsOther.lastIndex = at;
  if (beginsOther.test(text)) return undefined;
  const line = text.slice(at, lineEndAt(cursor, at));
  const comment = line.indexOf(" #");
  const end = trimmedEnd(line, 0, comment === -1 ? line.length : comment);
  const word = line.slice(0, end);
  if (word.includes(": ") || word.endsWith(":")) return undefined;
  const data = meaningOf(word);
  cursor.at = at + end;
  return data === undefined ? undefined : scalarNode(data, key, at, cursor.at);
}

export function isAtQuote({ text, at }: Cursor): boolean {
  const code = text.charCodeAt(at);
  return code === doubleQuote || code === singleQuote;
}

const doubleQuoted = /"[^"\\\n]*(?:\\.[^"\\\n]*){0,999}"/y;
const singleQuoted = /'[^'\n]*(?:''[^'\n]*){0,999}'/y;

/** The text in quotes that end on this line. */
export function takeQuoted(cursor: Cursor): string | undefined {
  const written = take(cursor, cursor.text.charCodeAt(cursor.at) === doubleQuote ? doubleQuoted : singleQuoted);
  if (written === undefined) return undefined;
  const inside = written.slice(1, -1);
  if (written.startsWith("'")) return inside.replaceAll("''", "'");
  return inside.includes("\\") ? unescaped(inside) : inside;
}

export function readQuoted(cursor: Cursor, key: Span | null): ReadNode | undefined {
  const { at } = cursor;
  const data = takeQuoted(cursor);
  return data === undefined ? undefined : scalarNode(data, key, at, cursor.at);
}

const escaped: Readonly<Record<string, string>> = { 0: "\0", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const anyEscape = /\\(?:u([\da-fA-F]{4})|(.))/g;

/** What escapes stand for: those of JSON, and `\0`; undefined when there is another one. */
function unescaped(inside: string): string | undefined {
  let isKnown = true;
  const text = inside.replace(anyEscape, (_, code: string | undefined, sign = "") => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    isKnown &&= sign in escaped || '"\\/'.includes(sign);
    return escaped[sign] ?? sign;
  });
  return isKnown ? text : undefined;
}
