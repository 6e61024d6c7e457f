import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq } from "yaml";
import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText, Span } from "../source.js";
import type { LocatedValue } from "./locate.js";
import { quote } from "./quote.js";

/** A value as plain data, and where it and its parts stand. */
export type ReadNode = { readonly data: unknown; readonly located: LocatedValue };

type Reading = { readonly text: string; readonly found: DiagnosticCollector };
type Children = Map<string | number, LocatedValue>;

const space = 0x20;
const noChildren: LocatedValue["children"] = new Map();
/** Keys that JavaScript objects treat specially; they are findings, and left out. */
export const dangerousKeys: readonly string[] = ["__proto__", "constructor", "prototype"];

/**
 * Turns YAML nodes into plain data. A key that cannot be used (doubled, dangerous, not a text) is reported and left out, so
 * that the rest can still be checked. Recursion is as deep as the document, which `readTokens` limits.
 */
export function readNodes(root: ParsedNode | null, { text }: SourceText, found: DiagnosticCollector): ReadNode {
  return readValue(root, null, { text, found });
}

function readValue(node: ParsedNode | null, key: Span | null, reading: Reading): ReadNode {
  if (isMap(node)) return readMap(node, key, reading);
  if (isSeq(node)) return readList(node, key, reading);
  const value = spanOf(node, reading.text) ?? { start: key?.end ?? 0, end: key?.end ?? 0 };
  return { data: isScalar(node) ? node.value : null, located: { key, value, children: noChildren } };
}

function readList(node: YAMLSeq.Parsed, key: Span | null, reading: Reading): ReadNode {
  const children: Children = new Map();
  const data = node.items.map((item, index) => {
    const entry = readValue(item, null, reading);
    children.set(index, entry.located);
    return entry.data;
  });
  return { data, located: { key, value: wholeSpan(node, reading.text), children } };
}

function readMap(node: YAMLMap.Parsed, key: Span | null, reading: Reading): ReadNode {
  const data: Record<string, unknown> = {};
  const children: Children = new Map();
  for (const pair of node.items) {
    const name = usableKey(pair, children, reading);
    if (name === undefined) continue;
    const entry = readValue(pair.value, wholeSpan(pair.key, reading.text), reading);
    children.set(name, entry.located);
    data[name] = entry.data;
  }
  return { data, located: { key, value: wholeSpan(node, reading.text), children } };
}

/** The key of an entry as text; undefined, and a finding, when the entry must be left out. */
function usableKey(
  pair: Pair<ParsedNode, ParsedNode | null>,
  children: Children,
  reading: Reading,
): string | undefined {
  const { text, found } = reading;
  const span = wholeSpan(pair.key, text);
  const name = isScalar(pair.key) ? pair.key.value : undefined;
  if (typeof name !== "string") {
    reportKeyNotText(text.slice(span.start, span.end), span, found);
    return undefined;
  }
  if (name === "<<" && isScalar(pair.key) && pair.key.type === "PLAIN") {
    found.report("yaml-feature", span, 'a catalog has no merge keys, found "<<"', {
      help: 'write the keys out, or share an attribute under "attributes"',
    });
    return undefined;
  }
  if (dangerousKeys.includes(name)) {
    found.report("dangerous-key", span, `the key ${quote(name)} is one that JavaScript objects treat specially`, {
      help: "choose another name",
    });
    return undefined;
  }
  const first = children.get(name)?.key;
  if (first === undefined || first === null) return name;
  found.report("duplicate-key", span, `the key ${quote(name)} stands twice in this map`, {
    help: "merge the two, or rename one",
    related: [{ span: first, message: "first defined here" }],
  });
  return undefined;
}

function reportKeyNotText(written: string, span: Span, found: DiagnosticCollector): void {
  const simple = /^[\w.+-]{1,60}$/.test(written);
  const message =
    written === "" ? "a key is missing before the colon" : `the key ${simple ? `"${written}" ` : ""}is not a text`;
  const help = written === "" ? "write a key" : simple ? `write it in quotes: "${written}"` : "write a text as the key";
  found.report("key-not-text", span, message, { help });
}

function wholeSpan(node: ParsedNode, text: string): Span {
  return spanOf(node, text) ?? { start: 0, end: 0 };
}

/** Without the white space and line ends that a block ends with. */
function spanOf(node: ParsedNode | null, text: string): Span | undefined {
  if (node === null) return undefined;
  const [start, valueEnd] = node.range;
  let end = Math.min(valueEnd, text.length);
  while (end > start && text.charCodeAt(end - 1) <= space) end -= 1;
  return { start, end };
}
