import type { Attribute, Scalar } from "./catalog.js";
import { isHidden } from "./hiding.js";

/** Stands for all values that are not named. */
export const anyOther = "*";

/** What each value of an attribute becomes in one of a metric; undefined where only the author knows. */
export type ValueTable = ReadonlyMap<string, Scalar | undefined>;

/** Pairs that say the same as a boolean, true first; most of them only of one that is called `success`. */
const saidOfAny: readonly Pair[] = [["yes", "no"]];
const saidOfSuccess: readonly Pair[] = [
  ["ok", "error"],
  ["ok", "failed"],
  ["success", "error"],
  ["success", "failure"],
  ["succeeded", "failed"],
];

type Pair = readonly [string, string];

/** More values than these are not listed, as nobody reads a table of them in a message. */
const longestTable = 20;

/** The table from one attribute to another; undefined where there can be none, or it would be too long to show. */
export function valueTable(source: Attribute, target: Attribute): ValueTable | undefined {
  if (source.isArray || target.isArray || isHidden(source)) return undefined;
  const byName = new Map(namedValues(target).map((value) => [String(value), value]));
  const said = pairOf(source, target);
  const known = isOpen(source) ? [...byName.keys()] : knownValues(source);
  if (known.length > longestTable) return undefined;
  const table = new Map(known.map((value) => [value, byName.get(value) ?? said.get(value)]));
  return isBounded(source) ? table : table.set(anyOther, undefined);
}

/** As a line of `records`, below the metric; `…` stands where the author decides. */
function tableLine(source: Attribute, target: Attribute, table: ValueTable): string {
  const cells = [...table].map(([from, to]) => `${keyText(from)}: ${to === undefined ? "…" : textOf(to)}`);
  return `${textOf(target.key)}: { from: ${textOf(source.key)}, values: { ${cells.join(", ")} } }`;
}

/** What may stand in place of each `…` of a line. */
export function choices(target: Attribute): string {
  const values = namedValues(target);
  if (values.length === 0) return `a ${target.type}`;
  const rest = values.length > longestTable ? ` (and ${values.length - longestTable} more)` : "";
  return `one of ${values.slice(0, longestTable).map(textOf).join(", ")}${rest}`;
}

/** A line to paste, and what to write for each `…` of it. */
export function pasted(source: Attribute, target: Attribute, table: ValueTable): string {
  const line = `\`${tableLine(source, target, table)}\``;
  return isClear(table) ? line : `${line}, with ${choices(target)} for each …`;
}

export function isClear(table: ValueTable): table is ReadonlyMap<string, Scalar> {
  return [...table.values()].every((value) => value !== undefined);
}

/** Whether a boolean `success` says what an attribute of another name is. */
export function saysSuccess(source: Attribute, target: Attribute): boolean {
  return isSuccess(source) && !isHidden(source) && hasPair(target, saidOfSuccess);
}

export function isOpen({ values, open, type }: Attribute): boolean {
  return type !== "boolean" && (values.length === 0 || open);
}

/** Whether all values have names. */
export function isBounded(source: Attribute): boolean {
  return !isOpen(source) && source.values.every(({ kind }) => kind === "exact");
}

/** As keys of a table. */
export function knownValues(attribute: Attribute): readonly string[] {
  return namedValues(attribute).map(String);
}

function namedValues({ type, values }: Attribute): readonly Scalar[] {
  if (type === "boolean") return [true, false];
  return values.flatMap((allowed) => (allowed.kind === "exact" ? [allowed.value] : []));
}

function isSuccess({ type, key }: Attribute): boolean {
  return type === "boolean" && key.split(".").at(-1) === "success";
}

function hasPair(target: Attribute, pairs: readonly Pair[]): boolean {
  return pairs.some((pair) => namedValues(target).length === 2 && pair.every((value) => isNamed(target, value)));
}

function isNamed(target: Attribute, value: string): boolean {
  return namedValues(target).includes(value);
}

function pairOf(source: Attribute, target: Attribute): ReadonlyMap<string, string> {
  if (source.type !== "boolean" || target.values.length !== 2) return new Map();
  const pairs = isSuccess(source) ? [...saidOfAny, ...saidOfSuccess] : saidOfAny;
  const pair = pairs.find((each) => each.every((value) => isNamed(target, value)));
  return pair === undefined
    ? new Map()
    : new Map([
        ["true", pair[0]],
        ["false", pair[1]],
      ]);
}

/** In YAML, in brackets; a text in quotes where it could be read otherwise. */
function textOf(value: Scalar): string {
  if (typeof value !== "string") return String(value);
  const isPlain = /^[A-Za-z_][\w./-]*$/.test(value) && !/^(?:y|yes|n|no|true|false|on|off|null|nan|inf)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function keyText(key: string): string {
  return key === "true" || key === "false" ? key : textOf(key);
}
