import type { Dictionary, Entry } from "../dictionary.js";

/** The metrics that an expression of PromQL names, and what it names beside them. */
type Named = { readonly entries: readonly Entry[]; readonly unknown: readonly string[] };

/** Whether a text is written as a query is, and not as people search. */
export function isExpression(text: string): boolean {
  return /[(){}[\]]/.test(text);
}

/**
 * The metrics of an expression in their order. It may be cut off, or have variables of Grafana in it: what is read are names,
 * outside of comments and of the values of labels, and none of functions or labels.
 */
export function metricsNamed(text: string, { find }: Pick<Dictionary, "find">): Named {
  const entries = new Set<Entry>();
  const unknown = new Set<string>();
  for (const name of namesIn(text)) {
    const entry = find(name);
    if (entry === undefined) unknown.add(name);
    else entries.add(entry);
  }
  return { entries: [...entries], unknown: [...unknown] };
}

/** A comment, a text, a range, the labels of a grouping, a name, or a bracket. */
const token =
  /#.*|(?<text>"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`[^`]*`?)|\[[^\]]*\]?|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)?|\$\{?\w+[^\s)}"]*\}?|(?<name>[A-Za-z_:][\w:.]*)(?:(?<call>(?=\s*\(|\s+(?:by|without)\b))|)|(?<mark>[{}])|(?<number>\d[\w.]*)/gi;

const words: ReadonlySet<string> = new Set(
  "and or unless bool offset atan2 inf nan start end by without on ignoring group_left group_right".split(" "),
);

function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  let isInBraces = false;
  for (const { 0: whole, index, groups = {} } of text.matchAll(token)) {
    const { text: quoted, name, call, mark } = groups;
    if (mark !== undefined) isInBraces = mark === "{";
    else if (quoted !== undefined && isInBraces && isName(text, index, index + whole.length))
      names.push(unquoted(quoted));
    else if (name !== undefined && !isInBraces && call === undefined && !words.has(name.toLowerCase()))
      names.push(name);
  }
  return names;
}

/** Whether a text in braces is the name of the metric, and neither a label nor the value of one: `{"shop.calls"}`, `__name__="x"`. */
function isName(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).trimEnd();
  if (/[{,]$/.test(before)) return !/^\s*[=!]/.test(text.slice(end));
  return /__name__\s*=$/.test(before);
}

function unquoted(text: string): string {
  return text.replace(/^["'`]|["'`]$/g, "").replaceAll(/\\(.)/g, "$1");
}
