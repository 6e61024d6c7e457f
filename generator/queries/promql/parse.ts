import { parser } from "@prometheus-io/lezer-promql";
import type { SyntaxNode } from "@lezer/common";
import { type Mask, maskVariables } from "./mask.js";

/** An expression as a tree of Prometheus' own grammar; its offsets are those of the expression as written. */
export type Parsed = {
  readonly text: string;
  /** The text that was parsed, in which variables are masked. */
  readonly masked: string;
  readonly masks: readonly Mask[];
  readonly root: SyntaxNode;
};

type Unparsed = { readonly error: { readonly from: number; readonly to: number } };

/** Longer expressions are machine made, and nesting of them could exhaust a recursion. */
const longest = 100_000;
const deepest = 500;

export function parseExpression(text: string): Parsed | Unparsed {
  if (text.length > longest || nesting(text) > deepest) return { error: { from: 0, to: text.length } };
  const { text: masked, masks } = maskVariables(text);
  const tree = parser.parse(masked);
  let error: Unparsed["error"] | undefined;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) error ??= { from, to };
      return error === undefined;
    },
  });
  return error === undefined ? { text, masked, masks, root: tree.topNode } : { error };
}

/** How deep brackets lie in each other at most, and how many signs and operators may pile up a tree. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (const character of text) {
    if (character === "(" || character === "-" || character === "+" || character === "^") depth += 1;
    else if (character === ")") depth -= 1;
    if (depth > most) most = depth;
  }
  return most;
}

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "LineComment") children.push(child);
  }
  return children;
}

/** Whether a variable of Grafana lies in a part of an expression. */
export function isMasked({ masks }: Parsed, from: number, to: number): boolean {
  return masks.some((mask) => mask.from < to && from < mask.to);
}
