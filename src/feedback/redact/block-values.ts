import { closingQuote } from "./value-end.js";
import { matchAt, type SecretSpan } from "./span.js";

/** Lines that a block may have; the rest of a longer one stays. */
const mostLines = 200;

const beforeKey = /(?:^|[\r\n])(?<indent>[ \t]{0,256}(?:- {1,8})?)["']?[\w.-]{0,128}$/;
const head = /[ \t]{0,16}(?<style>[|>][+-]?\d?[+-]?)?[ \t]{0,16}\r?\n/y;
const line = /(?<indent>[ \t]{0,256})(?<item>- {1,8})?(?<text>[^\r\n]*)(?:\r?\n|$)/y;
const mapping = /^["']?[\w .-]{1,128}["']?:(?:\s|$)/;
const heredoc = /<<[-~]?["']?(?<word>\w{1,64})["']?\r?\n/y;

type Line = {
  readonly indent: number;
  readonly isItem: boolean;
  readonly start: number;
  readonly text: string;
  readonly end: number;
};

function lineAt(text: string, from: number): Line | undefined {
  if (from >= text.length) return undefined;
  const groups = matchAt(text, line, from)?.groups;
  const { indent = "", item = "", text: content = "" } = groups ?? {};
  const start = from + indent.length + item.length;
  return { indent: indent.length, isItem: item !== "", start, text: content.trimEnd(), end: line.lastIndex };
}

/** The lines below a key that are further in, or the items of its list. */
function linesBelow(text: string, from: number, indent: number): readonly Line[] {
  const lines: Line[] = [];
  for (let next = lineAt(text, from); next !== undefined && lines.length < mostLines; next = lineAt(text, next.end)) {
    if (next.text === "" && !next.isItem) continue;
    if (next.indent < indent || (next.indent === indent && !next.isItem)) break;
    lines.push(next);
  }
  return lines;
}

function spanOf({ start, text: content }: Line, text: string): readonly SecretSpan[] {
  const quote = /^["']/.exec(content)?.[0];
  if (quote !== undefined) return [{ start: start + 1, end: closingQuote(text, quote, start + 1) }];
  return mapping.test(content) || /^[{[#<&*]/.test(content) ? [] : [{ start, end: start + content.length }];
}

function heredocSpan(text: string, from: number): readonly SecretSpan[] | undefined {
  const word = matchAt(text, heredoc, from)?.groups?.["word"];
  if (word === undefined) return undefined;
  const start = heredoc.lastIndex;
  const length = text.slice(start, start + 4096).search(new RegExp(`^[ \\t]*${word}\\b`, "m"));
  return length > 0 ? [{ start, end: start + length - 1 }] : undefined;
}

/**
 * The value of a key that stands in the lines below it, as in YAML: a block, a list, or one word; or the text between
 * `<<END` and `END`. Undefined if the value is no such thing. `keyAt` is inside the key, `from` behind its colon.
 */
export function blockValue(text: string, keyAt: number, from: number): readonly SecretSpan[] | undefined {
  const document = heredocSpan(text, from);
  if (document !== undefined) return document;
  const opening = matchAt(text, head, from);
  if (opening === null) return undefined;
  const indent = beforeKey.exec(text.slice(Math.max(0, keyAt - 400), keyAt))?.groups?.["indent"];
  if (indent === undefined) return undefined;
  const below = linesBelow(text, head.lastIndex, indent.length);
  const [first] = below;
  const last = below.at(-1);
  if (first === undefined || last === undefined) return [];
  if (opening.groups?.["style"] !== undefined) {
    return first.indent > indent.length
      ? [{ start: first.start - (first.isItem ? 2 : 0), end: last.start + last.text.length }]
      : [];
  }
  if (first.isItem) return below.filter(({ isItem }) => isItem).flatMap((each) => spanOf(each, text));
  return /\s/.test(first.text) && !/^["']/.test(first.text) ? [] : spanOf(first, text);
}
