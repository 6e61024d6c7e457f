import { isScalar as isScalarNode } from "yaml";
import type { Path } from "../source.js";
import type { Amendment, Plain } from "./amendment.js";
import { copyLines, insertLines, removeLines, removeOnly, replaceValue } from "./block.js";
import { copyInBrackets, insertInBrackets, removeInBrackets, replaceInBrackets } from "./brackets.js";
import { isList, keysOf, type Site, siteOf, type Tree } from "./document-tree.js";
import { type Entry, entryAt, isBracketed, linesOf } from "./entry.js";
import { indexBefore } from "./key-order.js";
import { scalarText } from "./scalar-text.js";
import { columnOf, lineEnd, type Sheet, type Splice } from "./sheet.js";
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
  if (amendment.kind === "set")
    return entry === undefined ? added(amendment, site, tree) : changed(amendment, entry, site, tree);
  if (site === undefined || entry === undefined) return [];
  if (amendment.kind === "remove") return removed(site, entry, tree);
  const { collection, index } = site;
  if (entry.key === null) return [];
  const key = renamed(entry.key, amendment.key);
  if (amendment.kind === "rename") return [{ start: entry.key.range[0], end: entry.key.range[1], text: key }];
  if (isBracketed(collection)) return copyInBrackets(collection, index, key, tree.sheet);
  const copy = copyLines(collection, index, key, tree.sheet);
  return copy === undefined ? [] : [copy];
}

type Set = { readonly path: Path; readonly value: Plain };

/** An entry that is not there yet; where the map for it is missing, too, that map is what is new. */
function added({ path, value }: Set, site: Site | undefined, tree: Tree): readonly Splice[] {
  const last = path.at(-1) ?? "";
  if (site === undefined) return splicesOf({ kind: "set", path: path.slice(0, -1), value: { [last]: value } }, tree);
  const { collection, owner, ownerCollection } = site;
  const { sheet } = tree;
  const index = isList(collection)
    ? collection.items.length - 1
    : indexBefore(`${last}`, keysOf(collection), site.path);
  if (isBracketed(collection)) {
    const isBare =
      collection.items.length === 0 && !sheet.text.slice(collection.range[0], collection.range[1]).includes("#");
    if (isBare && owner?.key && ownerCollection !== null && !isBracketed(ownerCollection)) {
      return replaceValue(
        owner,
        writeValue(isList(collection) ? [value] : { [last]: value }, layoutFor(site.path, owner, sheet)),
        sheet,
      );
    }
    const text = isList(collection) ? bracketText(value) : bracketEntry(`${last}`, value);
    return insertInBrackets(collection, index, text, sheet);
  }
  const column = columnOf(sheet, entryAt(collection, 0, sheet)?.start ?? collection.range[0]);
  const lines = isList(collection)
    ? itemLines(value, { column })
    : entryLines(`${last}`, value, { column, step: sheet.step, spread: spreadAt(path), isCramped: false });
  return [insertLines(collection, index, lines, sheet)];
}

function changed({ path, value }: Set, entry: Entry, site: Site | undefined, { sheet }: Tree): readonly Splice[] {
  const { value: node } = entry;
  const like = isScalarNode(node) ? node.type : undefined;
  if (site === undefined || (isScalarNode(node) && node.value === value) || (node === null && value === null))
    return [];
  if (isBracketed(site.collection) || entry.key === null) {
    const text = isScalar(value) ? scalarText(value, true, like) : bracketText(value);
    return [replaceInBrackets(entry, text)];
  }
  const written = writeValue(value, layoutFor(path, entry, sheet));
  const isOneLine = typeof value === "string" && written.below.length === 0;
  return replaceValue(entry, isOneLine ? { head: scalarText(value, false, like), below: [] } : written, sheet);
}

function removed(
  { collection, owner, ownerCollection, index }: Site,
  entry: Entry,
  { sheet }: Tree,
): readonly Splice[] {
  if (isBracketed(collection)) return removeInBrackets(collection, index, sheet);
  if (collection.items.length > 1) {
    const splice = removeLines(collection, index, sheet);
    return splice === undefined ? [] : [splice];
  }
  if (owner === null) throw new Error("the last key of the document cannot be removed");
  const brackets = isList(collection) ? "[]" : "{}";
  if (owner.key === null || ownerCollection === null) {
    return [{ start: collection.range[0], end: entry.end, text: brackets }];
  }
  return removeOnly(collection, owner, brackets, sheet);
}

/** The key that takes the place of another one is quoted like it. */
function renamed(node: NonNullable<Entry["key"]>, key: string): string {
  return isScalarNode(node) ? scalarText(key, true, node.type) : keyText(key);
}

function layoutFor(path: Path, entry: Entry, sheet: Sheet): Layout {
  const isCramped = linesOf(entry, sheet).end > lineEnd(sheet, entry.end);
  return { column: columnOf(sheet, entry.start), step: sheet.step, spread: spreadAt(path), isCramped };
}

/** Sections of the document and metrics are written key by key. */
function spreadAt([section, ...rest]: Path): number {
  return Math.max(0, (section === "metrics" ? 2 : 1) - rest.length);
}
