import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import { composeYaml } from "../document/compose.js";
import { readNodes } from "../document/read-nodes.js";
import type { Path, SourceText } from "../source.js";
import type { Plain } from "./amendment.js";
import { type Collection, type Entry, entryAt, isBracketed, isCollection } from "./entry.js";
import { columnOf, type Sheet } from "./sheet.js";

/** A text with its nodes. */
export type Tree = {
  readonly sheet: Sheet;
  readonly root: Collection;
  readonly indices: WeakMap<YAMLMap.Parsed, ReadonlyMap<string, number>>;
};

/** Where a path leads: to an entry that is there, or to one that could be. */
export type Site = {
  readonly collection: Collection;
  /** The entry whose value the collection is; null for that of the root. */
  readonly owner: Entry | null;
  /** Whether the owner is a key of a map that is written line by line. */
  readonly isOwnerInLines: boolean;
  /** Of the collection. */
  readonly path: Path;
  /** -1 when there is no such entry. */
  readonly index: number;
};

/** The text of a catalog without errors; one that an edit has made and that is no YAML any more is thrown. */
export function readTree(source: SourceText): Tree {
  const root = composeYaml(source, new DiagnosticCollector());
  if (root === undefined || !isCollection(root)) throw new Error(`"${source.name}" is no YAML to be edited`);
  const { text } = source;
  const firstEnd = text.indexOf("\n");
  const eol = firstEnd > 0 && text[firstEnd - 1] === "\r" ? "\r\n" : "\n";
  const sheet = { text, eol, step: 2 } as const;
  return { sheet: { ...sheet, step: stepOf(root, sheet) }, root, indices: new WeakMap() };
}

/** What a tree says as plain data. */
export function plainOf({ root, sheet }: Tree): Plain {
  // YAML's core schema knows no other values.
  return readNodes(root, { name: "", text: sheet.text }, new DiagnosticCollector()).data as Plain;
}

/** Undefined where the map or list that should hold the entry is missing. */
export function siteOf(path: Path, tree: Tree): Site | undefined {
  let site: Site = { collection: tree.root, owner: null, isOwnerInLines: false, path: [], index: -1 };
  for (const [depth, step] of path.entries()) {
    const index = indexOf(site.collection, step, tree);
    if (depth === path.length - 1) return { ...site, index };
    const owner = index === -1 ? undefined : entryAt(site.collection, index, tree.sheet);
    if (owner === undefined || !isCollection(owner.value)) return undefined;
    const isOwnerInLines = owner.key !== null && !isBracketed(site.collection);
    site = { collection: owner.value, owner, isOwnerInLines, path: path.slice(0, depth + 1), index };
  }
  return undefined;
}

export function keysOf(collection: Collection): readonly string[] {
  return isMap(collection) ? collection.items.map(({ key }) => nameOf(key)) : [];
}

function indexOf(collection: Collection, step: string | number, { indices }: Tree): number {
  if (!isMap(collection)) return typeof step === "number" && step < collection.items.length ? step : -1;
  const known = indices.get(collection) ?? new Map(keysOf(collection).map((key, index) => [key, index]));
  indices.set(collection, known);
  return known.get(String(step)) ?? -1;
}

function nameOf(key: ParsedNode): string {
  return isScalar(key) && typeof key.value === "string" ? key.value : "";
}

/** How far the first nested block is indented; two columns when there is none. */
function stepOf(root: Collection, sheet: Sheet): number {
  for (let index = 0; index < root.items.length; index += 1) {
    const entry = entryAt(root, index, sheet);
    if (entry === undefined || !isMap(entry.value) || isBracketed(entry.value)) continue;
    const first = entryAt(entry.value, 0, sheet);
    const step = columnOf(sheet, first?.start ?? 0) - columnOf(sheet, entry.start);
    if (step > 0) return step;
  }
  return 2;
}

export function isList(collection: Collection): boolean {
  return isSeq(collection);
}
