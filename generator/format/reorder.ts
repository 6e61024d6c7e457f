import type { LocatedValue } from "../document/locate.js";
import { knownKeys } from "../document/schema-keys.js";
import type { Path } from "../source.js";
import { reorderBlockMap } from "./block-map.js";
import type { Part } from "./entry.js";
import { reorderFlowMap } from "./flow-map.js";

/**
 * The masked text with the keys of each fixed object in the order in which the format lists them. Keys that a person
 * chooses, and the entries of lists, stay in their order.
 */
export function reorder(masked: string, root: LocatedValue, lineBreak: string): string {
  const rewrite = ({ node, path, start, end }: Part): string => {
    const part = { node, path, start, end };
    const order = canonicalOrder(path, [...node.children.keys()]);
    if (order === undefined) return inPlace(part, masked, rewrite);
    const isFlow = masked.charAt(node.value.start) === "{";
    return (isFlow ? reorderFlowMap : reorderBlockMap)(part, order, { text: masked, lineBreak }, rewrite);
  };
  return rewrite({ node: root, path: [], start: 0, end: masked.length });
}

/** Undefined when the keys are in order, or in an order that is theirs. */
function canonicalOrder(path: Path, names: readonly (string | number)[]): readonly string[] | undefined {
  if (names.length < 2) return undefined;
  const known = knownKeys(path);
  if (known.length === 0) return undefined;
  const order = known.filter((key) => names.includes(key));
  return order.every((key, index) => key === names[index]) ? undefined : order;
}

/** The part as it stands, and what is inside it in order. */
function inPlace({ node, path, start, end }: Part, text: string, rewrite: (part: Part) => string): string {
  const isBlock = !"{[".includes(text.charAt(node.value.start));
  const children = [...node.children];
  const firsts = children.map(([, { key, value }]) => (key ?? value).start);
  // In a block, a part begins with its line: comments stand above the dash of a list's entry.
  const bounds = firsts.map((first) => (isBlock ? text.lastIndexOf("\n", first - 1) + 1 : first));
  let written = "";
  let at = start;
  for (const [index, [name, child]] of children.entries()) {
    const begin = Math.max(at, child.key?.end ?? bounds[index] ?? at);
    const finish = Math.max(begin, index + 1 < children.length ? (bounds[index + 1] ?? end) : end);
    written += text.slice(at, begin) + rewrite({ node: child, path: [...path, name], start: begin, end: finish });
    at = finish;
  }
  return written + text.slice(at, end);
}
