import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from "yaml";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type Place, placeIn, type SourceText, type Span } from "../../source.js";
import { dangerousKeys } from "../dangerous-keys.js";
import type { LocatedValue } from "../locate.js";
import { quote } from "../quote.js";

/** A value as plain data, and where it and its parts stand. */
export type ReadNode = { readonly data: unknown; readonly located: LocatedValue };

type Context = {
  readonly source: SourceText;
  readonly found: DiagnosticCollector;
  readonly references: References;
};
/**
 * What stands before a value: its key as text and in the text; nothing before the root and in lists. A table says what the
 * values of an attribute become, beside `from`: `{ true: ok, false: error }`.
 */
type Lead = { readonly name: string; readonly key: Span; readonly isTable: boolean } | null;
type Children = Map<string | number, LocatedValue>;

/** What stood behind an anchor, and of how many values it is made; `left` is how many more there may be in all. */
type References = { readonly anchors: Map<string, ReadNode & { readonly size: number }>; left: number };

/** More values than four million words and signs can hold: aliases alone can multiply them. */
const mostValues = 4_000_000;
const space = 0x20;
const noChildren: LocatedValue["children"] = new Map();

/**
 * Turns YAML nodes into plain data. A key that cannot be used (doubled, dangerous, not a text) is reported and left out, so
 * that the rest can still be checked. Recursion is as deep as the document, which `readTokens` limits.
 */
export function readNodes(root: ParsedNode | null, source: SourceText, found: DiagnosticCollector): ReadNode {
  return readValue(root, null, { source, found, references: { anchors: new Map(), left: mostValues } });
}

function readValue(node: ParsedNode | null, lead: Lead, context: Context): ReadNode {
  const { references } = context;
  const before = references.left;
  references.left -= 1;
  if (isAlias(node)) return readAlias(node, lead?.key ?? null, context);
  const read = readOwn(node, lead, context);
  const anchor = node?.anchor;
  if (anchor !== undefined) references.anchors.set(anchor, { ...read, size: before - references.left });
  return read;
}

/** What stands behind the anchor, which must have ended before: so no value holds itself. */
function readAlias(node: Alias.Parsed, key: Span | null, { source, found, references }: Context): ReadNode {
  const value = wholeSpan(node, source);
  const target = references.anchors.get(node.source);
  references.left -= target?.size ?? 0;
  if (target !== undefined && references.left >= 0) {
    return { data: target.data, located: { key, value, children: noChildren } };
  }
  const message = target === undefined ? "leads to no anchor before it" : "makes the file too large";
  found.report("yaml-feature", placeIn(source, value), `the alias ${quote(node.source)} ${message}`, {
    help: "write the value out",
  });
  return { data: null, located: { key, value, children: noChildren } };
}

function readOwn(node: ParsedNode | null, lead: Lead, context: Context): ReadNode {
  if (isMap(node)) return readMap(node, lead, context);
  const key = lead?.key ?? null;
  if (isSeq(node)) return readList(node, key, context);
  const value = spanOf(node, context.source) ?? { start: key?.end ?? 0, end: key?.end ?? 0 };
  return { data: isScalar(node) ? node.value : null, located: { key, value, children: noChildren } };
}

function readList(node: YAMLSeq.Parsed, key: Span | null, context: Context): ReadNode {
  const children: Children = new Map();
  const data = node.items.map((item, index) => {
    const entry = readValue(item, null, context);
    children.set(index, entry.located);
    return entry.data;
  });
  return { data, located: { key, value: wholeSpan(node, context.source), children } };
}

function readMap(node: YAMLMap.Parsed, lead: Lead, context: Context): ReadNode {
  const data: Record<string, unknown> = {};
  const children: Children = new Map();
  const takes = lead?.name === "values" ? (lead.isTable ? "all" : "numbers") : "texts";
  for (const pair of node.items) {
    const key = wholeSpan(pair.key, context.source);
    const name = usableKey(pair.key, { key, children, takes }, context);
    if (name === undefined) continue;
    const isTable = name === "values" && node.items.some((each) => isScalar(each.key) && each.key.value === "from");
    const entry = readValue(pair.value, { name, key, isTable }, context);
    children.set(name, entry.located);
    data[name] = entry.data;
  }
  return { data, located: { key: lead?.key ?? null, value: wholeSpan(node, context.source), children } };
}

/** What keys may be written as, beside texts. */
type Takes = "texts" | "numbers" | "all";
type KeySite = { readonly key: Span; readonly children: Children; readonly takes: Takes };

/** The key of an entry as text; undefined, and a finding, when the entry must be left out. */
function usableKey(
  node: ParsedNode,
  { key, children, takes }: KeySite,
  { source, found }: Context,
): string | undefined {
  const place = placeIn(source, key);
  const name = keyText(node, place, takes);
  if (name === undefined) {
    reportKeyNotText(place, found);
    return undefined;
  }
  if (name === "<<" && isScalar(node) && node.type === "PLAIN") {
    found.report("yaml-feature", place, 'a catalog has no merge keys, found "<<"', {
      help: 'write the keys out, or share an attribute under "attributes"',
    });
    return undefined;
  }
  if (dangerousKeys.includes(name)) {
    found.report("dangerous-key", place, `the key ${quote(name)} is one that JavaScript objects treat specially`, {
      help: "choose another name",
    });
    return undefined;
  }
  const first = children.get(name)?.key;
  if (first === undefined || first === null) return name;
  found.report("duplicate-key", place, `the key ${quote(name)} stands twice in this map`, {
    help: "merge the two, or rename one",
    related: [{ place: placeIn(source, first), message: "first defined here" }],
  });
  return undefined;
}

/** The allowed values of an attribute may be numbers, written as they are shown; those that become others booleans, too. */
function keyText(key: ParsedNode, place: Place, takes: Takes): string | undefined {
  const value = isScalar(key) ? key.value : undefined;
  if (typeof value === "string") return value;
  const isShown = String(value) === place.source.text.slice(place.start, place.end);
  const isTaken = takes !== "texts" && (typeof value === "number" || (takes === "all" && typeof value === "boolean"));
  return isTaken && isShown ? String(value) : undefined;
}

function reportKeyNotText(place: Place, found: DiagnosticCollector): void {
  const written = place.source.text.slice(place.start, place.end);
  const simple = /^[\w.+-]{1,60}$/.test(written);
  const message =
    written === "" ? "a key is missing before the colon" : `the key ${simple ? `"${written}" ` : ""}is not a text`;
  const help = written === "" ? "write a key" : simple ? `write it in quotes: "${written}"` : "write a text as the key";
  found.report("key-not-text", place, message, { help });
}

function wholeSpan(node: ParsedNode, source: SourceText): Span {
  return spanOf(node, source) ?? { start: 0, end: 0 };
}

/** Without the white space and line ends that a block ends with. */
function spanOf(node: ParsedNode | null, { text }: SourceText): Span | undefined {
  if (node === null) return undefined;
  const [start, valueEnd] = node.range;
  let end = Math.min(valueEnd, text.length);
  while (end > start && text.charCodeAt(end - 1) <= space) end -= 1;
  return { start, end };
}
