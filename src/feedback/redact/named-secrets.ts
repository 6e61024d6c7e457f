import { blockValue } from "./block-values.js";
import { isCredentials } from "./known-tokens.js";
import { isPublicKey, type SecretKind, secretKinds, secretNames } from "./secret-names.js";
import { firstAt, type SecretSpan } from "./span.js";
import { closingQuote, queryValueEnd, unquotedEnd } from "./value-end.js";

/** Spaces and the colours that terminals are given; `String.raw` keeps the escape character out of the source. */
export const gap = String.raw`(?:[ \t]|\x1b\[[0-9;]{0,12}m){0,8}`;

/** Quotes: as they are, three at once, escaped, as entities, percent-encoded. */
export const quote = String.raw`(?:"""|'''|\\{0,4}["'${"`"}]|&(?:quot|apos|#3[49]);|%(?:25){0,2}2[27]|\\{1,4}u002[27])`;

/**
 * A name, what stands between it and its value (`:`, `=`, `=>`, `:=`, their escapes, the comma of a list of quoted
 * words), and what opens the value: `Some(`, `b"`, a quote, perhaps on the next line.
 */
const assignment = new RegExp(
  `(?:${secretNames})(?:(?<close>${quote})${gap}(?<comma>,\\s{0,32})?)?` +
    `(?:\\]?${gap}(?<separator>:(?!:)=?|={1,2}>?|%(?:25){0,2}3[ad]|\\\\{1,4}u003[ad])${gap})?` +
    `(?:(?<=[:=])[\\r\\n]\\s{0,64}(?=["']))?(?:[a-z_]{1,24}\\(){0,2}(?:[bruf@$](?=["']))?(?<open>${quote})?`,
  "gi",
);

/** Values that say that there is no secret, or that somebody has removed it. */
const harmless =
  /(?:true|false|null|undefined|none|nil|str(?:ing)?|number|bool(?:ean)?|int|any|unknown|sensitive|\[object Object\]|\*{3,}|[[<(](?:redacted|filtered|hidden|masked|secret|omitted)[\])>])(?=["'`,;&)}\]<\\]|[ \t]*(?:[|=\r\n]|$))/iy;
const path = /[~/]|[a-z]:\\/iy;
/** A sentence goes on behind `signature: improved the check`. */
const sentence = /[a-z']{1,14} (?!to\b)[a-z]/y;
const number = /\d{1,9}(?![\w.-])/y;

/** The quote in which a name and its value stand together, as in `-H 'X-Api-Key: …'`. */
function quoteAround(text: string, nameAt: number): string | undefined {
  const before = /(?<around>\\{0,4}["'`])[\w.-]{0,64}$/.exec(text.slice(Math.max(0, nameAt - 72), nameAt));
  return before?.groups?.["around"];
}

type Groups = Readonly<Record<string, string | undefined>>;

type Assigned = {
  readonly name: string;
  readonly nameAt: number;
  readonly from: number;
  readonly kind: SecretKind;
  readonly groups: Groups;
};

function valueEnd(text: string, { nameAt, from, kind, groups }: Assigned): number {
  const { open: opened, close: closed, separator } = groups;
  const around = closed === undefined ? quoteAround(text, nameAt) : undefined;
  // A header that stands alone may begin with a quote and go on behind it.
  const isBare = kind === "header" && closed === undefined && around === undefined;
  if (opened !== undefined && !isBare) return closingQuote(text, opened, from);
  if (around !== undefined) return closingQuote(text, around, from);
  if (/[?&][\w.-]{0,64}$/.test(text.slice(Math.max(0, nameAt - 66), nameAt))) return queryValueEnd(text, from);
  return unquotedEnd(text, kind, separator === ":" || text[from - 1] === " ", from);
}

/**
 * Words that say that there is no secret, counts of tokens, the results `PASS` of tests, the working folder `PWD`,
 * columns of tables, sentences about a token.
 */
function isHarmless(text: string, { name, nameAt, from, kind, groups }: Assigned): boolean {
  const isAt = (pattern: RegExp): boolean => firstAt(text, pattern, from) === from;
  if (isAt(harmless)) return true;
  if (/^(?:tokens|pass)$/i.test(name) && isAt(number)) return true;
  if (/^pwd$/i.test(name) && isAt(path)) return true;
  const isPlain =
    groups["separator"] === ":" && groups["open"] === undefined && quoteAround(text, nameAt) === undefined;
  if (kind === "token" && isPlain && isAt(sentence)) return true;
  const whole = text.slice(Math.max(0, nameAt - 64), nameAt + name.length);
  return isPublicKey(whole) || (groups["separator"] === ":" && /(?:^|[^\w-])X?PASS$/.test(whole));
}

/** `"cookie", "a=b"` are words of a list; in `"cookie", "value": …` the second one is a name. */
function isListed(text: string, from: number, opened: string | undefined): boolean {
  if (opened === undefined) return false;
  const value = text.slice(from, from + 4096);
  const end = closingQuote(value, opened, 0) + opened.length;
  return !/^\s{0,8}[:=]/.test(value.slice(end, end + 9));
}

function isAssigned(text: string, nameAt: number, from: number, groups: Groups): boolean {
  if (groups["comma"] !== undefined) return isListed(text, from, groups["open"]);
  // Compilers write `name': what is wrong with it.
  const isWord = groups["close"] === "'" && quoteAround(text, nameAt) === "`";
  return groups["separator"] !== undefined && !isWord;
}

function secretsOf(text: string, assigned: Assigned): readonly SecretSpan[] {
  const { name, nameAt, from, groups } = assigned;
  if (isHarmless(text, assigned)) return [];
  if (groups["open"] === undefined) {
    const block = blockValue(text, nameAt, from);
    if (block !== undefined) return block;
  }
  const end = valueEnd(text, assigned);
  if (/^_?auth$/i.test(name) && !name.startsWith("_") && !isCredentials(text.slice(from, Math.min(end, from + 1024)))) {
    return [];
  }
  return end > from ? [{ start: from, end }] : [];
}

/** The values of names that say what they hold. */
export function namedSecrets(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  const pattern = new RegExp(assignment);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const groups: Groups = match.groups ?? {};
    const kind = secretKinds.find((each) => groups[each] !== undefined) ?? "token";
    const name = groups[kind] ?? "";
    const nameAt = match.index;
    const from = nameAt + match[0].length;
    if (!isAssigned(text, nameAt, from, groups)) {
      pattern.lastIndex = nameAt + name.length;
      continue;
    }
    const found = secretsOf(text, { name, nameAt, from, kind, groups });
    spans.push(...found);
    pattern.lastIndex = Math.max(from, found.at(-1)?.end ?? 0);
  }
  return spans;
}
