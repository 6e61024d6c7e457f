import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { jsonString } from "../text/json-string.js";
import type { Node, TreeProblem } from "./node.js";

/** Deeper than any dashboard, and shallow enough for a recursion. */
const deepest = 200;

/** A JSON text as a tree; a problem where it is none. */
export function jsonTree(written: string): Node | TreeProblem {
  // A byte order mark is no JSON, and must not move what follows.
  const text = written.replace(/^\uFEFF/, " ");
  const errors: ParseError[] = [];
  const root = isTooDeep(text) ? undefined : parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined) {
    const what = printParseErrorCode(first.error)
      .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
      .toLowerCase();
    return {
      message: `the text is no JSON: ${what}`,
      start: first.offset,
      end: first.offset + first.length,
      isBroken: true,
    };
  }
  if (root === undefined)
    return { message: "the text is no JSON, or nested too deep", start: 0, end: 0, isBroken: true };
  return nodeOf(root, text);
}

function nodeOf(written: JsonNode, source: string): Node {
  const { type, offset, length, children = [], value } = written;
  const place = { start: offset, end: offset + length };
  if (type === "array") return { kind: "list", ...place, items: children.map((child) => nodeOf(child, source)) };
  if (type === "string") return { kind: "text", ...place, located: jsonString(source, place.start, place.end, value) };
  if (type !== "object") return { kind: "other", ...place, value };
  const entries = children.flatMap(({ children: pair = [] }) => {
    const [key, child] = pair;
    return key === undefined || child === undefined ? [] : [{ key: String(key.value), value: nodeOf(child, source) }];
  });
  return { kind: "map", ...place, entries };
}

/** The parser recurses into what is nested: brackets in strings count here, too, which no dashboard comes near to. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}
