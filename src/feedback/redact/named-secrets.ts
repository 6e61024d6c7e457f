import { type SecretKind, secretKinds, secretNames } from "./secret-names.js";
import { firstAt, type SecretSpan } from "./span.js";

/** Spaces and the colours that terminals are given; `String.raw` keeps the escape character out of the source. */
const gap = String.raw`(?:[ \t]|\x1b\[[0-9;]{0,12}m){0,8}`;
const quote = "\\\\{0,4}[\"'`]";

/**
 * A name, what stands between it and its value (`:`, `=`, `=>`, `:=`, their escapes, the comma of a list of quoted
 * words, the end of an XML tag), and what opens the value: `Some(`, `b"`, a quote.
 */
const assignment = new RegExp(
  `(?:${secretNames})(?:(?<close>${quote})${gap}(?<comma>,\\s{0,32})?)?` +
    `(?:\\]?${gap}(?<separator>:(?!:)=?|={1,2}>?|%3[ad]|\\\\u003[ad]|>)${gap})?` +
    `(?:[a-z_]{1,24}\\(){0,2}(?:[bruf](?=["']))?(?<open>${quote})?`,
  "gi",
);

const schemes = /(?:bearer|basic|token|digest|negotiate|ntlm|apikey|key)[ \t]+(?=\S)/iy;
const harmless = /(?:true|false|null|undefined|none|nil|\[object Object\])(?=["'`,;&)}\]<\\]|\s*$|[ \t]*[\r\n])/iy;
const path = /[~/]|[a-z]:\\/iy;
const number = /\d{1,9}(?![\w.-])/y;

const lineEnd = /[\r\n]|$/g;
const headerEnd = /[\r\n]|\\[rn]|$/g;
const passwordEnd = /[\s"'`<>]|\\["'`]|$/g;
const tokenEnd = /[\s"'`<>,;&(){}[\]\\]|$/g;

/** Where the quote closes that opened before `from`; the line ends it in any case. */
function closingQuote(text: string, opened: string, from: number): number {
  const mark = opened.slice(-1);
  const escapes = opened.length - 1;
  const limit = firstAt(text, lineEnd, from);
  for (let at = text.indexOf(mark, from); at !== -1 && at < limit; at = text.indexOf(mark, at + 1)) {
    let slashes = 0;
    while (at - slashes > from && text[at - slashes - 1] === "\\") slashes += 1;
    if (escapes === 0 ? slashes % 2 === 0 : slashes <= escapes) return at - Math.min(slashes, escapes);
  }
  return limit;
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

/** The quote in which a name and its value stand together, as in `-H 'X-Api-Key: …'`. */
function quoteAround(text: string, nameAt: number): string | undefined {
  const before = /(?<around>\\{0,4}["'`])[\w.-]{0,64}$/.exec(text.slice(Math.max(0, nameAt - 72), nameAt));
  return before?.groups?.["around"];
}

/** A password behind a colon or a space may hold spaces itself, so it takes the line. */
function unquotedEnd(text: string, kind: SecretKind, isSpaced: boolean, from: number): number {
  if (kind === "header") return firstAt(text, headerEnd, from);
  if (kind === "password") return firstAt(text, isSpaced ? lineEnd : passwordEnd, from);
  schemes.lastIndex = from;
  const scheme = schemes.exec(text)?.[0].length ?? 0;
  return firstAt(text, tokenEnd, from + scheme);
}

type Groups = Readonly<Record<string, string | undefined>>;

function valueEnd(text: string, match: RegExpExecArray, groups: Groups, from: number): number {
  const kind = secretKinds.find((each) => groups[each] !== undefined) ?? "token";
  const { open: opened, close: closed, separator } = groups;
  const around = closed === undefined ? quoteAround(text, match.index) : undefined;
  // A header that stands alone may begin with a quote and go on behind it.
  const isBare = kind === "header" && closed === undefined && around === undefined;
  if (opened !== undefined && !isBare) return closingQuote(text, opened, from);
  if (around !== undefined) return closingQuote(text, around, from);
  const first = text[from];
  const inside = first === "[" || first === "{" ? closingBracket(text, first, from) : from;
  return unquotedEnd(text, kind, separator === ":" || text[from - 1] === " ", inside);
}

/** Values that say that there is no secret, counts of tokens, and the working folder `PWD`. */
function isHarmless(text: string, name: string, from: number): boolean {
  const isCount = /^(?:tokens|pass)$/i.test(name) && firstAt(text, number, from) === from;
  const isFolder = /^pwd$/i.test(name) && firstAt(text, path, from) === from;
  return isCount || isFolder || firstAt(text, harmless, from) === from;
}

function isAssigned(text: string, match: RegExpExecArray, groups: Groups): boolean {
  if (groups["comma"] !== undefined) return groups["open"] !== undefined;
  if (groups["separator"] !== ">") return groups["separator"] !== undefined;
  return /<[\w:.-]{0,64}$/.test(text.slice(Math.max(0, match.index - 66), match.index));
}

/** The values of names that say what they hold. */
export function namedSecrets(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  const pattern = new RegExp(assignment);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const groups: Groups = match.groups ?? {};
    const from = match.index + match[0].length;
    const name = groups["header"] ?? groups["password"] ?? groups["token"] ?? "";
    if (!isAssigned(text, match, groups)) {
      pattern.lastIndex = match.index + name.length;
      continue;
    }
    if (isHarmless(text, name, from)) continue;
    const end = valueEnd(text, match, groups, from);
    if (end > from) spans.push({ start: from, end });
    pattern.lastIndex = Math.max(end, from);
  }
  return spans;
}
