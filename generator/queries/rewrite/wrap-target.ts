import type { SyntaxNode } from "@lezer/common";
import type { SeriesPart } from "../../exported/series.js";
import { childrenOf, type Parsed } from "../promql/parse.js";
import type { Selector } from "../promql/selector.js";

/** What of an expression is put into brackets: its place, and whether a factor belongs there. */
export type Target = { readonly from: number; readonly to: number; readonly takesFactor: boolean };

/** Functions whose result is so many times as large as what they are given. */
const linear = new Set(
  "rate irate increase delta idelta deriv predict_linear sum_over_time avg_over_time min_over_time max_over_time last_over_time first_over_time quantile_over_time stddev_over_time mad_over_time double_exponential_smoothing holt_winters".split(
    " ",
  ),
);

/** Functions that do not look at the size of what they are given, and must see the series as they are. */
const blind = new Set(
  "count_over_time present_over_time absent_over_time changes resets timestamp absent ts_of_min_over_time ts_of_max_over_time ts_of_last_over_time ts_of_first_over_time".split(
    " ",
  ),
);

const modifiers = new Set(["OffsetExpr", "StepInvariantExpr", "AnchoredExpr", "SmoothedExpr"]);

/** The smallest part around a selector that can stand in brackets; undefined where a factor has no place. */
export function targetOf(selector: Selector, part: SeriesPart, parsed: Parsed, hasFactor: boolean): Target | undefined {
  const inner = selectorNode(selector, parsed);
  if (inner === null) return undefined;
  const isScaled = hasFactor && part !== "count";
  if (isScaled && (part === "bucket" || part === "native")) return quantileAround(inner, parsed);
  let node = inner;
  let isRange = false;
  for (let up = node.parent; up !== null; up = node.parent) {
    if (up.name === "MatrixSelector") isRange = true;
    else if (!modifiers.has(up.name) && !(isRange && (up.name === "ParenExpr" || up.name === "FunctionCallBody")))
      break;
    node = up;
  }
  const call = node.parent?.name === "FunctionCall" ? node.parent : node.parent?.parent;
  const name = call?.name === "FunctionCall" ? functionOf(call, parsed) : "";
  if (!isRange) return { ...placeOf(node), takesFactor: isScaled && !blind.has(name) };
  if (call?.name !== "FunctionCall" || (isScaled && !linear.has(name) && !blind.has(name))) return undefined;
  return { ...placeOf(call), takesFactor: isScaled && linear.has(name) };
}

/** Buckets keep their boundaries in labels: only what is made of all of them can be scaled. */
function quantileAround(node: SyntaxNode, parsed: Parsed): Target | undefined {
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.name === "FunctionCall" && functionOf(up, parsed) === "histogram_quantile") {
      return { ...placeOf(up), takesFactor: true };
    }
  }
  return undefined;
}

function selectorNode({ from, to }: Selector, { root }: Parsed): SyntaxNode | null {
  let node: SyntaxNode | null = root.resolveInner(from, 1);
  while (node !== null && !(node.name === "VectorSelector" && node.from === from && node.to === to)) node = node.parent;
  return node;
}

function functionOf(call: SyntaxNode, { masked }: Parsed): string {
  const [name] = childrenOf(call);
  return name === undefined ? "" : masked.slice(name.from, name.to).toLowerCase();
}

function placeOf({ from, to }: SyntaxNode): Pick<Target, "from" | "to"> {
  return { from, to };
}
