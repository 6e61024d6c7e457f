import { gap, quote } from "./named-secrets.js";
import { isPublicKey, type SecretKind, secretKinds, secretNames } from "./secret-names.js";
import { firstAt, matches, type SecretSpan, withoutOverlaps } from "./span.js";
import { closingQuote, unquotedEnd } from "./value-end.js";

/** How far apart a name and its value may stand. */
const reach = 256;

const nameField = "(?:(?:parameter)?(?:name|key)|field|property|variable|header|parameter)";
const separator = `(?:${quote})?${gap}(?<separator>[:=>]|=>)?${gap}`;

/** A field in which the name of a secret stands, whole. */
const secretField = new RegExp(
  `(?<![a-z])${nameField}${separator}(?<open>${quote})?(?<whole>[\\w.-]{0,64}?(?:${secretNames}))(?:(?=[\\s<>,;})])|$|${quote})`,
  "gi",
);

/** The type that hides what is typed. */
const hiddenInput = /<input\b[^<>]{0,256}?\stype=["']?(?<password>password)\b["']?/gi;

/** Another field, and where its content begins. */
const anyField = new RegExp(
  "(?<![a-z/])(?:(?<value>(?:parameter|string|default|raw)?[-_]?value|content|default|string)|" +
    `${nameField})(?:${quote})?${gap}(?:[:=>]|=>)${gap}` +
    `(?:\\{${gap}(?:${quote})?[a-z]{1,16}value(?:${quote})?${gap}:${gap})?(?<open>${quote})?`,
  "gi",
);

/** Where what belongs to a name ends behind it, and begins before it: with its object, its item, its tag. */
const ending = /\}|[\r\n][ \t]*- |<\/(?:property|entry|dict|param)/g;
const tagEnding = />|\}|[\r\n][ \t]*- /g;
const openings = ["{", "<", "- "] as const;
const number = /\d{1,9}(?![\w.-])/y;

type Field = { readonly isValue: boolean; readonly from: number; readonly open: string | undefined };

function fieldsIn(text: string, from: number, to: number): readonly Field[] {
  return Array.from(text.slice(from, to).matchAll(anyField), ({ index, 0: field, groups }) => ({
    isValue: groups?.["value"] !== undefined,
    from: from + index + field.length,
    open: groups?.["open"],
  }));
}

function contentOf(text: string, { from, open }: Field, kind: SecretKind): SecretSpan {
  if (open !== undefined) return { start: from, end: closingQuote(text, open, from) };
  if (text[from - 1] === ">") return { start: from, end: firstAt(text, /[<\r\n]|$/g, from) };
  const isLine = kind !== "token" && text[from - 1] === " ";
  return { start: from, end: unquotedEnd(text, isLine ? "password" : "token", isLine, from) };
}

function valueBehind(text: string, from: number, isTag: boolean): Field | undefined {
  const length = text.slice(from, from + reach).search(isTag ? tagEnding : ending);
  const [next] = fieldsIn(text, from, from + (length === -1 ? reach : length));
  return next?.isValue ? next : undefined;
}

function valueBefore(text: string, to: number): Field | undefined {
  const before = text.slice(Math.max(0, to - reach), to);
  const start = Math.max(...openings.map((each) => before.lastIndexOf(each)));
  const last = start === -1 ? undefined : fieldsIn(text, to - before.length + start, to).at(-1);
  return last?.isValue ? last : undefined;
}

/** Numbers are counts; a name in no quotes and behind no sign is a word of a sentence. */
function isSecret(text: string, value: Field, name: string): boolean {
  return !/^_?auth$/i.test(name) && (value.open !== undefined || firstAt(text, number, value.from) !== value.from);
}

function pairs(text: string, names: RegExp): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const { index, 0: field, groups = {} } of text.matchAll(names)) {
    const kind = secretKinds.find((each) => groups[each] !== undefined) ?? "token";
    const isInput = names === hiddenInput;
    const end = index + field.length;
    const isField = isInput || groups["separator"] !== undefined || groups["open"] !== undefined;
    const name = groups[kind] ?? "";
    if (!isField || isPublicKey(groups["whole"] ?? name)) continue;
    const isTag = isInput || groups["separator"] === "=";
    const value = valueBehind(text, end, isTag) ?? valueBefore(text, isInput ? end : index);
    if (value !== undefined && isSecret(text, value, name)) spans.push(contentOf(text, value, kind));
  }
  return spans;
}

/** Elements of XML that are named like a secret, or have an attribute that is. */
const element = new RegExp(
  `<(?:[\\w:.-]{0,64}?(?:${secretNames})(?=[\\s>])[^<>]{0,256}|[\\w:.-]{1,64}\\s[^<>]{0,128}?(?:name|key|id)=["'][\\w:.-]{0,64}?` +
    `(?:${secretNames.replaceAll(/\(\?<[a-z]+>/g, "(?:")})["'][^<>]{0,128})(?<!/)>(?<secret>[^<]{1,4096})</`,
  "dgi",
);

/** A part of a form that was posted. */
const part = new RegExp(
  `form-data; ?name="?[\\w.-]{0,64}?(?:${secretNames})"?(?:\\r?\\n[\\w-]{1,64}: [^\\r\\n]{0,128}){0,3}(?:\\r?\\n){2}(?<secret>[^\\r\\n]{1,4096})`,
  "dgi",
);

/** Secrets whose names stand in a field and their values in another one. */
export function pairedSecrets(text: string): readonly SecretSpan[] {
  return withoutOverlaps([
    ...pairs(text, secretField),
    ...pairs(text, hiddenInput),
    ...matches(text, element),
    ...matches(text, part),
  ]);
}
