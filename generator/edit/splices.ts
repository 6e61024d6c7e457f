import { isScalar as isScalarNode, type ParsedNode } from "yaml";
import type { Path } from "../source.js";
import { isEntrySection } from "../vocabulary.js";
import { type Entry, entryAt, isBracketed, linesOf } from "../text/entry.js";
import { columnOf, lineEnd, type Sheet } from "../text/sheet.js";
import { isList, keysOf, type Tree } from "../text/tree.js";
import type { Amendment, Plain } from "./amendment.js";
import { copyLines, insertLines, removeLines, removeOnly, replaceValue } from "./block.js";
import { copyInBrackets, insertInBrackets, removeInBrackets, replaceInBrackets } from "./brackets.js";
import { indexBefore } from "./key-order.js";
import { scalarText } from "./scalar-text.js";
import { type Site, siteOf } from "./site.js";
import type { Splice } from "./splice.js";
import {
  bracketEntry,
  bracketText,
  entryLines,
  isScalar,
  itemLines,
  type Layout,
  keyText,
  writeValue,
} from "./value-text.js";

/** What an amendment asks of the text that a tree was read from. It leads somewhere, as the data has been amended before. */
export function splicesOf(amendment: Amendment, tree: Tree): readonly Splice[] {
  const site = siteOf(amendment.path, tree);
  const entry = site && entryAt(site.collection, site.index, tree.sheet);
  if (site === undefined || entry === undefined) return amendment.kind === "set" ? added(amendment, site, tree) : [];
  switch (amendment.kind) {
    case "set":
      return changed(amendment, entry, site, tree);
    case "remove":
      return removed(site, entry, tree);
    case "rename":
      return entry.key === null ? [] : [over(entry.key, keyLike(entry.key, amendment.key))];
    case "copy":
      return entry.key === null ? [] : copied(site, keyLike(entry.key, amendment.key), tree);
  }
}

type Set = { readonly path: Path; readonly value: Plain };

/** An entry that is not there yet; where the map for it is missing, too, that map is what is new. */
function added(set: Set, site: Site | undefined, tree: Tree): readonly Splice[] {
  const { path, value } = set;
  const key = `${path.at(-1)}`;
  if (site === undefined) return splicesOf({ kind: "set", path: path.slice(0, -1), value: { [key]: value } }, tree);
  const { collection } = site;
  const index = isList(collection) ? collection.items.length - 1 : indexBefore(key, keysOf(collection), site.path);
  return isBracketed(collection)
    ? addedInBrackets({ key, value, index }, site, tree)
    : [addedInLines({ key, value, index }, site, tree)];
}

/** What is new; `index` is that of the entry before it. */
type New = { readonly key: string; readonly value: Plain; readonly index: number };

/** Brackets that hold nothing, not even a comment, may make way for lines. */
function addedInBrackets({ key, value, index }: New, site: Site, { sheet }: Tree): readonly Splice[] {
  const { collection, owner, isOwnerInLines } = site;
  const [start, end] = collection.range;
  if (owner !== null && isOwnerInLines && /^.\s*.$/.test(sheet.text.slice(start, end))) {
    const whole = isList(collection) ? [value] : { [key]: value };
    return replaceValue(owner, writeValue(whole, layoutFor(site.path, owner, sheet)), sheet);
  }
  const text = isList(collection) ? bracketText(value) : bracketEntry(key, value);
  return insertInBrackets(collection, index, text, sheet);
}

function addedInLines({ key, value, index }: New, { collection, path }: Site, { sheet }: Tree): Splice {
  const column = columnOf(sheet, entryAt(collection, 0, sheet)?.start ?? collection.range[0]);
  const layout = { column, step: sheet.step, spread: spreadAt([...path, key]), isCramped: false };
  const lines = isList(collection) ? itemLines(value, layout) : entryLines(key, value, layout);
  return insertLines(collection, index, lines, sheet);
}

function changed({ path, value }: Set, entry: Entry, site: Site, { sheet }: Tree): readonly Splice[] {
  const { value: node } = entry;
  const like = isScalarNode(node) ? node.type : undefined;
  const isSame = isScalarNode(node) ? node.value === value : node === null && value === null;
  if (isSame) return [];
  if (isBracketed(site.collection) || entry.key === null) {
    const text = isScalar(value) ? scalarText(value, true, like) : bracketText(value);
    return [replaceInBrackets(entry, text)];
  }
  const written = writeValue(value, layoutFor(path, entry, sheet));
  const isOneLine = typeof value === "string" && written.below.length === 0;
  return replaceValue(entry, isOneLine ? { head: scalarText(value, false, like), below: [] } : written, sheet);
}

function removed(site: Site, entry: Entry, { sheet }: Tree): readonly Splice[] {
  const { collection, owner, isOwnerInLines, index } = site;
  if (isBracketed(collection)) return removeInBrackets(collection, index, sheet);
  if (collection.items.length > 1) return removeLines(collection, index, sheet);
  if (owner === null) throw new Error("the last key of the document cannot be removed");
  const brackets = isList(collection) ? "[]" : "{}";
  if (isOwnerInLines) return removeOnly(collection, owner, brackets, sheet);
  return [{ start: collection.range[0], end: entry.end, text: brackets }];
}

function copied({ collection, index }: Site, key: string, { sheet }: Tree): readonly Splice[] {
  const copy = isBracketed(collection) ? copyInBrackets : copyLines;
  return copy(collection, index, key, sheet);
}

/** The key that takes the place of another one is quoted like it. */
function keyLike(node: ParsedNode, key: string): string {
  return isScalarNode(node) ? scalarText(key, true, node.type) : keyText(key);
}

function over({ range: [start, end] }: ParsedNode, text: string): Splice {
  return { start, end, text };
}

function layoutFor(path: Path, entry: Entry, sheet: Sheet): Layout {
  const isCramped = linesOf(entry, sheet).end > lineEnd(sheet, entry.end);
  return { column: columnOf(sheet, entry.start), step: sheet.step, spread: spreadAt(path), isCramped };
}

/** Sections of the document and entries are written key by key. */
function spreadAt([section, ...rest]: Path): number {
  return Math.max(0, (isEntrySection(section) ? 2 : 1) - rest.length);
}
