import type { Plain } from "./amendment.js";
import { blockTextLines, isBlockText, type ScalarValue, scalarText } from "./scalar-text.js";

/** A value as it stands behind a key: the rest of the key's line, and the lines below it with all their indentation. */
export type Written = { readonly head: string; readonly below: readonly string[] };

export type Layout = {
  /** Column of the key that the value belongs to. */
  readonly column: number;
  readonly step: number;
  /** How many maps inside one another are written key by key, however short they are. */
  readonly spread: number;
  /** Whether texts must stay on one line, as a comment follows that a block of text would swallow. */
  readonly isCramped: boolean;
};

/** As long as a line in brackets may become. */
const widest = 100;

/** Behind a key of a block. Short lists and maps of plain values stand in brackets, all else on lines of its own. */
export function writeValue(value: Plain, layout: Layout): Written {
  if (value === null) return { head: "", below: [] };
  if (isBlockText(value) && !layout.isCramped) return writeText(value, layout);
  if (isScalar(value)) return { head: scalarText(value, false), below: [] };
  if (isEmpty(value) || (layout.spread <= 0 && isShort(value, layout))) return { head: bracketText(value), below: [] };
  const column = layout.column + layout.step;
  const inside = { ...layout, column, spread: layout.spread - 1 };
  if (Array.isArray(value)) return { head: "", below: value.flatMap((item) => itemLines(item, inside)) };
  const entries = Object.entries(value as Readonly<Record<string, Plain>>);
  return { head: "", below: entries.flatMap(([key, each]) => entryLines(key, each, inside)) };
}

/** An entry of a block map as whole lines; `column` is that of its own key. */
export function entryLines(key: string, value: Plain, layout: Layout): readonly string[] {
  const { head, below } = writeValue(value, layout);
  return [`${indent(layout.column)}${keyText(key)}:${head === "" ? "" : ` ${head}`}`, ...below];
}

/** An item of a block list as whole lines. */
export function itemLines(item: Plain, { column }: { readonly column: number }): readonly string[] {
  return [`${indent(column)}- ${bracketText(item)}`];
}

/** On one line, as it may stand in brackets. */
export function bracketText(value: Plain): string {
  if (isScalar(value)) return scalarText(value, true);
  if (Array.isArray(value)) return `[${value.map(bracketText).join(", ")}]`;
  const entries = Object.entries(value as Readonly<Record<string, Plain>>);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, each]) => bracketEntry(key, each)).join(", ")} }`;
}

export function bracketEntry(key: string, value: Plain): string {
  return `${keyText(key)}: ${bracketText(value)}`;
}

/** A key, which stays on its line. */
export function keyText(key: string): string {
  return scalarText(key, true);
}

export function indent(column: number): string {
  return " ".repeat(column);
}

export function isScalar(value: Plain): value is ScalarValue {
  return typeof value !== "object" || value === null;
}

function writeText(value: string, { column }: Layout): Written {
  const [head = "", ...below] = blockTextLines(value);
  return { head, below: below.map((line) => (line === "" ? "" : indent(column) + line)) };
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** Two brackets deep at most, without texts of several lines and empty values, and not too long. */
function isShort(value: Plain, { column }: Layout): boolean {
  if (isScalar(value)) return true;
  const inside: readonly Plain[] = Array.isArray(value) ? value : Object.values(value);
  const isPlain = (each: Plain) =>
    isScalar(each) ? each !== null && !isBlockText(each) : Array.isArray(each) && each.every(isScalar);
  return inside.every(isPlain) && column + bracketText(value).length <= widest - 20;
}
