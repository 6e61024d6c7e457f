import { DiagnosticCollector } from "../diagnostics/collector.js";
import { dangerousKeys } from "../document/dangerous-keys.js";
import { readNodes } from "../document/yaml/read-nodes.js";
import type { Path } from "../source.js";
import type { Tree } from "../text/tree.js";
import type { Amendment, Plain } from "./amendment.js";

type Draft = string | number | boolean | null | Draft[] | DraftMap;
type DraftMap = { [key: string]: Draft };

/** What a tree says as plain data. */
export function plainOf({ root, sheet }: Tree): Plain {
  // YAML's core schema knows no other values.
  return readNodes(root, { name: "", text: sheet.text }, new DiagnosticCollector()).data as Plain;
}

/** What a document says after amendments, made in its data without any text: what the amended text must read as. */
export function amendPlain(document: Plain, amendments: readonly Amendment[]): Plain {
  const draft = copyOf(document);
  for (const amendment of amendments) change(draft, amendment);
  return draft;
}

/** Whether two documents say the same; the order of keys says nothing. */
export function saysTheSame(a: Plain, b: Plain): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, index) => saysTheSame(entry, b[index] ?? null));
  }
  if (!isMap(a) || !isMap(b)) return a === b;
  const keys = Object.keys(a);
  const isSame = (key: string) => Object.hasOwn(b, key) && saysTheSame(a[key] ?? null, b[key] ?? null);
  return keys.length === Object.keys(b).length && keys.every(isSame);
}

function change(document: Draft, amendment: Amendment): void {
  const { kind, path } = amendment;
  const parent = parentOf(document, path, kind === "set");
  const last = path.at(-1) ?? "";
  if (Array.isArray(parent)) changeList(parent, last, amendment);
  else if (isMap(parent) && typeof last === "string") changeMap(parent, last, amendment);
  else throw misled(amendment);
}

function changeMap(map: DraftMap, key: string, amendment: Amendment): void {
  if (amendment.kind === "set") {
    put(map, key, amendment.value);
    return;
  }
  const before = own(map, key);
  if (before === undefined || ("key" in amendment && Object.hasOwn(map, amendment.key))) throw misled(amendment);
  if ("key" in amendment) put(map, amendment.key, before);
  if (amendment.kind !== "copy") delete map[key];
}

function changeList(list: Draft[], index: string | number, amendment: Amendment): void {
  const { kind } = amendment;
  const most = kind === "set" ? list.length : list.length - 1;
  if (typeof index !== "number" || index > most || "key" in amendment) throw misled(amendment);
  if (kind === "set") list[index] = copyOf(amendment.value);
  else list.splice(index, 1);
}

/** Maps that are missing on the way are made for what is set. */
function parentOf(document: Draft, path: Path, isMade: boolean): Draft | undefined {
  let at: Draft | undefined = document;
  for (const step of path.slice(0, -1)) {
    if (isMap(at) && isMade && (own(at, `${step}`) ?? null) === null) put(at, `${step}`, {});
    if (Array.isArray(at)) at = at[Number(step)];
    else at = isMap(at) ? own(at, `${step}`) : undefined;
  }
  return at;
}

/** Keys that no reading gives back are findings of the amended catalog, and nothing here. */
function put(map: DraftMap, key: string, value: Plain): void {
  if (!dangerousKeys.includes(key)) map[key] = copyOf(value);
}

function own(map: DraftMap, key: string): Draft | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function copyOf(value: Plain): Draft {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isMap(value)) return value as Exclude<Plain, object>;
  const entries = Object.entries(value).filter(([key]) => !dangerousKeys.includes(key));
  return Object.fromEntries(entries.map(([key, each]) => [key, copyOf(each)]));
}

function misled(amendment: Amendment): Error {
  return new Error(`there is nothing to amend: ${JSON.stringify(amendment)}`);
}

function isMap<Value extends Plain>(value: Value | undefined): value is Extract<Value, object> & DraftMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
