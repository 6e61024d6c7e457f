import { Buffer } from "node:buffer";
import { issuers } from "./issuers.js";
import { firstAt, matchAt, type SecretSpan, withoutOverlaps } from "./span.js";

const quoted = (text: string): string => text.replaceAll(/[.$/]/g, "\\$&");

/** One pattern of plain text finds all marks at once; what belongs around a mark is looked at only there. */
const marks = new RegExp(issuers.map(([mark]) => quoted(mark)).join("|"), "g");

const around: ReadonlyMap<string, RegExp> = new Map(
  issuers.map(([mark, rest, before = ""]) => [
    mark,
    new RegExp(`(?<=(?<before>${before}))${quoted(mark)}${rest}`, "y"),
  ]),
);

/** Letters that belong to no word: those of an escaped line end, a percent-encoded character or a terminal's colour. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with it
const escapeBefore = /(?:\\[abfnrtv]|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|%[0-9a-f]{2}|\x1b\[[0-9;]{0,12}m)$/i;

function isWordStart(text: string, at: number): boolean {
  if (at === 0 || !/[A-Za-z0-9]/.test(text.charAt(at - 1))) return true;
  return escapeBefore.test(text.slice(Math.max(0, at - 16), at));
}

const end = /[^A-Za-z0-9._~+/=-]|$/g;

function issued(text: string): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (let found = matchAt(text, marks, 0); found !== null; found = matchAt(text, marks, marks.lastIndex)) {
    const { index, 0: mark } = found;
    const pattern = around.get(mark);
    const whole = pattern === undefined ? null : matchAt(text, pattern, index);
    const start = index - (whole?.groups?.["before"]?.length ?? 0);
    if (whole === null || !isWordStart(text, start)) {
      marks.lastIndex = index + 1;
      continue;
    }
    const reached = firstAt(text, end, index + whole[0].length);
    spans.push({ start, end: reached });
    marks.lastIndex = reached;
  }
  return spans;
}

/** Tokens that have a form but no mark: the signing key of Mailgun, a bot of Discord. */
const forms: readonly RegExp[] = [
  /-[0-9a-f]{8}-[0-9a-f]{8}(?![\w-])(?<=(?<![\w-])(?<before>[0-9a-f]{32})-[0-9a-f]{8}-[0-9a-f]{8})/g,
  /[MNO](?<![\w-][MNO])[A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![\w-])/g,
];

function formed(text: string): readonly SecretSpan[] {
  return forms.flatMap((form) =>
    Array.from(text.matchAll(form), ({ index, 0: token, groups }) => ({
      start: index - (groups?.["before"]?.length ?? 0),
      end: index + token.length,
    })),
  );
}

const bearer = /(?<scheme>bearer(?<![a-z0-9]bearer)[ \t]{1,8})[a-z0-9._~+/=-]{8}/gi;
const basic =
  /(?<scheme>(?:basic(?<![a-z0-9]basic)|auth(?<![a-z0-9]auth)[ \t]{1,8}(?:plain|login))[ \t]{1,8})[a-z0-9+/_-]{4}/gi;

/** The words behind schemes that are what they have to be. The end is searched apart: a pattern would go back. */
function schemed(text: string, scheme: RegExp, isSecret: (word: string) => boolean): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const match of text.matchAll(scheme)) {
    const start = match.index + (match.groups?.["scheme"] ?? "").length;
    const reached = firstAt(text, end, start);
    if (isSecret(text.slice(start, Math.min(reached, start + 1024)))) spans.push({ start, end: reached });
  }
  return spans;
}

/** "Bearer" is a word, too, and is followed by words without digits. */
function isToken(word: string): boolean {
  return /\d/.test(word) || word.length >= 24;
}

/** So is "Basic"; credentials are a user and a password with a colon or, in mail, a zero between them. */
export function isCredentials(word: string): boolean {
  return /^[^\ufffd]{0,512}[:\0]/u.test(Buffer.from(word, "base64").toString("utf8"));
}

/** Tokens that are recognised without a name. */
export function knownTokens(text: string): readonly SecretSpan[] {
  return withoutOverlaps([
    ...issued(text),
    ...formed(text),
    ...schemed(text, bearer, isToken),
    ...schemed(text, basic, isCredentials),
  ]);
}
