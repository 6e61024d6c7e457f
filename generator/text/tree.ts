import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import { composeYaml } from "../document/yaml/compose.js";
import type { SourceText } from "../source.js";
import { type Collection, entryAt, isBracketed, isCollection } from "./entry.js";
import { columnOf, type Sheet } from "./sheet.js";

/** A text with its nodes. */
export type Tree = {
  readonly sheet: Sheet;
  readonly root: Collection;
  readonly indices: WeakMap<YAMLMap.Parsed, ReadonlyMap<string, number>>;
};

/** Of a catalog without errors; a text that is none, such as one that an edit has broken, is thrown. */
export function readTree(source: SourceText): Tree {
  const root = composeYaml(source, new DiagnosticCollector());
  if (root === undefined || !isCollection(root)) throw new Error(`"${source.name}" is not the YAML of a catalog`);
  const { text } = source;
  const firstEnd = text.indexOf("\n");
  const eol = firstEnd > 0 && text[firstEnd - 1] === "\r" ? "\r\n" : "\n";
  const sheet = { text, eol, step: 2 } as const;
  return { sheet: { ...sheet, step: stepOf(root, sheet) }, root, indices: new WeakMap() };
}

export function keysOf(collection: Collection): readonly string[] {
  return isMap(collection) ? collection.items.map(({ key }) => nameOf(key)) : [];
}

/** -1 when there is no such entry. */
export function indexOf(collection: Collection, step: string | number, { indices }: Tree): number {
  if (!isMap(collection)) return typeof step === "number" && step < collection.items.length ? step : -1;
  const known = indices.get(collection) ?? new Map(keysOf(collection).map((key, index) => [key, index]));
  indices.set(collection, known);
  return known.get(String(step)) ?? -1;
}

function nameOf(key: ParsedNode): string {
  if (!isScalar(key)) return "";
  // Allowed values may be numbers, and those that a record stands for `true` and `false`.
  return ["string", "number", "boolean"].includes(typeof key.value) ? String(key.value) : "";
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
