import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { jsonString } from "../text/json-string.js";
import type { Entry, Node, TreeProblem } from "./node.js";

/** Deeper than any dashboard, and shallow enough for a recursion. */
const deepest = 200;

/** A JSON text as a tree; a problem where it is none. */
export function jsonTree(written: string): Node | TreeProblem {
  // A byte order mark is no JSON, and must not move what follows.
  const text = written.replace(/^\uFEFF/, " ");
  const { root, problem } = isTooDeep(text) ? { root: undefined, problem: undefined } : build(text);
  if (problem !== undefined) return problem;
  return root ?? { message: "the text is no JSON, or nested too deep", start: 0, end: 0, isBroken: true };
}

/** A map or a list of which not all has been read. */
type Open =
  | { readonly kind: "map"; readonly start: number; readonly entries: Entry[]; key: string }
  | { readonly kind: "list"; readonly start: number; readonly items: Node[] };

/** The tree is made while the text is read: dashboards are large, and no other tree is needed. */
function build(text: string): { readonly root: Node | undefined; readonly problem: TreeProblem | undefined } {
  const open: Open[] = [];
  let root: Node | undefined;
  let problem: TreeProblem | undefined;
  const add = (node: Node) => {
    const holder = open.at(-1);
    if (holder === undefined) root ??= node;
    else if (holder.kind === "list") holder.items.push(node);
    else holder.entries.push({ key: holder.key, value: node });
  };
  const close = (offset: number, length: number) => {
    const closed = open.pop();
    if (closed === undefined) return;
    const place = { start: closed.start, end: offset + length };
    if (closed.kind === "list") add({ kind: "list", ...place, items: closed.items });
    else add({ kind: "map", ...place, entries: closed.entries });
  };
  const visitor = {
    onObjectBegin: (start: number) => void open.push({ kind: "map", start, entries: [], key: "" }),
    onArrayBegin: (start: number) => void open.push({ kind: "list", start, items: [] }),
    onObjectProperty: (key: string) => {
      const holder = open.at(-1);
      if (holder?.kind === "map") holder.key = key;
    },
    onObjectEnd: close,
    onArrayEnd: close,
    onLiteralValue: (value: unknown, start: number, length: number) => {
      const place = { start, end: start + length };
      if (typeof value !== "string") add({ kind: "other", ...place, value });
      else add({ kind: "text", ...place, located: jsonString(text, place.start, place.end, value) });
    },
    onError: (error: ParseErrorCode, start: number, length: number) => {
      problem ??= { message: `the text is no JSON: ${textOf(error)}`, start, end: start + length, isBroken: true };
    },
  };
  visit(text, visitor, { disallowComments: true });
  return { root, problem };
}

function textOf(error: ParseErrorCode): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}

/** The parser recurses into what is nested: brackets in strings count here, too, which no dashboard comes near to. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
