import type { SecretKind } from "./secret-names.js";
import { firstAt } from "./span.js";

const schemes = /(?:bearer|basic|token|digest|negotiate|ntlm|apikey|key)[ \t]+(?=\S)/iy;

const lineEnd = /[\r\n]|$/g;
const headerEnd = /[\r\n]|\\[rn]|$/g;
const passwordEnd = /[\s"'`<>]|\\["'`]|&(?:quot|apos|#3[49]);|%(?:25){0,2}2[2367c]|$/gi;
const queryEnd = /[\s"'`<>&#\\]|$/g;
const tokenEnd = /[\s"'`<>,;&(){}[\]\\]|%(?:25){0,2}2[267c]|$/gi;

/** A folded line goes on with one that begins with space, unless that is a line of its own: a header, a stack. */
const folded = /\r?\n[ \t]{1,64}(?!at |[\w.-]{1,64}["']?:)(?=\S)/y;

/** Where a quote that is written in several characters closes: three quotes over lines, entities, escapes. */
function closingMark(text: string, mark: string, from: number): number {
  const at = text
    .slice(from, from + 4096)
    .toLowerCase()
    .indexOf(mark.toLowerCase());
  return at === -1 ? firstAt(text, lineEnd, from) : from + at;
}

const quoteOrLineEnd: ReadonlyMap<string, RegExp> = new Map(
  ['"', "'", "`"].map((mark) => [mark, new RegExp(`[${mark}\\r\\n]|$`, "g")]),
);

/** Where the quote closes that opened before `from`; the line ends it in any case. */
export function closingQuote(text: string, opened: string, from: number): number {
  const mark = opened.slice(-1);
  const stop = quoteOrLineEnd.get(mark);
  if (stop === undefined || /[&%0]|"""|'''/.test(opened)) return closingMark(text, opened, from);
  const escapes = opened.length - 1;
  let at = firstAt(text, stop, from);
  for (; text[at] === mark; at = firstAt(text, stop, at + 1)) {
    let slashes = 0;
    while (at - slashes > from && text[at - slashes - 1] === "\\") slashes += 1;
    if (escapes === 0 ? slashes % 2 === 0 : slashes <= escapes) return at - Math.min(slashes, escapes);
  }
  return at;
}

/**
 * A list or a group of values ends at its bracket, which is looked for nearby; if there is none, with the line.
 * The depth is bounded, so that lists which never end are not read again and again.
 */
function closingBracket(text: string, opened: "[" | "{", from: number): number {
  const opening = opened.charCodeAt(0);
  const closing = opening + 2; // so it is for both
  const limit = Math.min(text.length, from + 1024);
  let depth = 0;
  for (let at = from; at < limit && depth <= 8; at += 1) {
    const code = text.charCodeAt(at);
    if (code === opening) depth += 1;
    else if (code === closing) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return firstAt(text, lineEnd, from);
}

/** A header that a list holds ends with it. */
function headerLineEnd(text: string, from: number): number {
  if (text[from - 1] === "]") return from;
  let end = firstAt(text, headerEnd, from);
  for (let lines = 0; lines < 16 && firstAt(text, folded, end) === end; lines += 1) {
    end = firstAt(text, headerEnd, folded.lastIndex);
  }
  return end;
}

/** A password behind a colon or a space may hold spaces itself, so it takes the line. */
function plainEnd(text: string, kind: SecretKind, isSpaced: boolean, from: number): number {
  if (kind === "header") return headerLineEnd(text, from);
  if (kind === "password") return firstAt(text, isSpaced ? lineEnd : passwordEnd, from);
  schemes.lastIndex = from;
  const scheme = schemes.exec(text)?.[0].length ?? 0;
  return firstAt(text, tokenEnd, from + scheme);
}

/** Where a value ends in the query of an address. */
export function queryValueEnd(text: string, from: number): number {
  return firstAt(text, queryEnd, from);
}

/** Where a value ends that no quote opens: a list or a group at its bracket, all others by their kind. */
export function unquotedEnd(text: string, kind: SecretKind, isSpaced: boolean, from: number): number {
  const first = text[from];
  const inside = first === "[" || first === "{" ? closingBracket(text, first, from) : from;
  return plainEnd(text, kind, isSpaced, inside);
}
