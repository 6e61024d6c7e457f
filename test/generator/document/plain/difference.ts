import { DiagnosticCollector } from "../../../../generator/diagnostics/collector.js";
import { composeYaml } from "../../../../generator/document/yaml/compose.js";
import type { LocatedValue } from "../../../../generator/document/locate.js";
import { readPlain } from "../../../../generator/document/plain/read-plain.js";
import { type ReadNode, readNodes } from "../../../../generator/document/yaml/read-nodes.js";

/** Where the reader of the plain subset and the package differ about a text that the former reads. */
type Comparison = { readonly isRead: boolean; readonly difference: string | null };

/** Reads a text both ways. What the plain reader takes must be well-formed to the package, with equal data in equal places. */
export function compareReaders(text: string): Comparison {
  const plain = readPlain(text);
  if (plain === undefined) return { isRead: false, difference: null };
  const source = { name: "catalog.yaml", text };
  const found = new DiagnosticCollector();
  const root = composeYaml(source, found);
  const node = root && readNodes(root, source, found);
  const [finding] = found.sorted();
  if (finding !== undefined) return { isRead: true, difference: `the package finds: ${finding.message}` };
  const difference = node ? differenceIn(plain, node, "") : "the package reads nothing";
  return { isRead: true, difference };
}

function differenceIn(one: ReadNode, other: ReadNode, path: string): string | null {
  if (!isSameSpan(one.located.key, other.located.key))
    return `the key ${path}: ${shown(one.located.key, other.located.key)}`;
  if (!isSameSpan(one.located.value, other.located.value)) {
    return `the value of ${path}: ${shown(one.located.value, other.located.value)}`;
  }
  if (!isSameScalar(one.data, other.data)) return `the data of ${path}: ${shown(one.data, other.data)}`;
  const names = [...one.located.children.keys()];
  const others = [...other.located.children.keys()];
  if (!isSame(names, others)) return `the entries of ${path}: ${shown(names, others)}`;
  if (!isSame(keysOf(one.data), keysOf(other.data)))
    return `the keys of ${path}: ${shown(keysOf(one.data), keysOf(other.data))}`;
  for (const name of names) {
    const difference = differenceIn(childOf(one, name), childOf(other, name), `${path}/${name}`);
    if (difference !== null) return difference;
  }
  return null;
}

function childOf({ data, located }: ReadNode, name: string | number): ReadNode {
  const child = located.children.get(name);
  if (child === undefined || typeof data !== "object" || data === null) throw new Error(`no entry ${name}`);
  return { data: Reflect.get(data, name), located: child };
}

function isSameSpan(one: LocatedValue["key"], other: LocatedValue["key"]): boolean {
  return one?.start === other?.start && one?.end === other?.end && (one === null) === (other === null);
}

function isSameScalar(one: unknown, other: unknown): boolean {
  const isCollection = typeof one === "object" && one !== null;
  if (!isCollection) return Object.is(one, other);
  return typeof other === "object" && other !== null && Array.isArray(one) === Array.isArray(other);
}

function keysOf(data: unknown): readonly string[] {
  return typeof data === "object" && data !== null ? Object.keys(data) : [];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

function shown(one: unknown, other: unknown): string {
  return `${JSON.stringify(one)} by the plain reader, ${JSON.stringify(other)} by the package`;
}
