import type { SyntaxNode } from "@lezer/common";
import { childrenOf, type Parsed } from "../promql/parse.js";
import { labelTokenOf, type Selector } from "../promql/selector.js";

/** What gives for parts that are added up what it gives for their sum. */
const additive = new Set("rate irate increase delta idelta sum_over_time avg_over_time last_over_time".split(" "));

const transparent = new Set([
  "MatrixSelector",
  "OffsetExpr",
  "StepInvariantExpr",
  "ParenExpr",
  "FunctionCallBody",
  "UnaryExpr",
]);

/** Whether a `sum` takes a label away before it can change anything else: one that is added splits series, which are added up. */
export function isAbsorbed(selector: Selector, label: string, parsed: Parsed): boolean {
  let node: SyntaxNode | null = parsed.root.resolveInner(selector.from, 1);
  while (node !== null && !(node.name === "VectorSelector" && node.from === selector.from)) node = node.parent;
  for (let up = node?.parent ?? null; up !== null; up = up.parent) {
    if (transparent.has(up.name)) continue;
    if (up.name === "FunctionCall") {
      if (!additive.has(nameOf(up, parsed))) return false;
    } else if (up.name === "BinaryExpr") {
      if (!isScaling(up)) return false;
    } else if (up.name === "AggregateExpr") {
      if (nameOf(up, parsed) !== "sum") return false;
      if (!keeps(up, label, parsed)) return true;
    } else return false;
  }
  return false;
}

function nameOf(node: SyntaxNode, { masked }: Parsed): string {
  const [name] = childrenOf(node);
  return name === undefined ? "" : masked.slice(name.from, name.to).toLowerCase();
}

/** By a number, which is the same for each part. */
function isScaling(node: SyntaxNode): boolean {
  const hasNumber = node.getChild("NumberDurationLiteral") !== null;
  return hasNumber && (node.getChild("Mul") !== null || node.getChild("Div") !== null);
}

function keeps(node: SyntaxNode, label: string, parsed: Parsed): boolean {
  const modifier = node.getChild("AggregateModifier");
  const labels = modifier?.getChild("GroupingLabels") ?? null;
  const names = labels === null ? [] : childrenOf(labels).map((child) => labelTokenOf(child, parsed)?.text);
  return modifier?.getChild("Without") == null ? names.includes(label) : !names.includes(label);
}
