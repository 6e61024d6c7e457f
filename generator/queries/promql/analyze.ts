import type { SyntaxNode } from "@lezer/common";
import type { Analysis, Call, LabelUse, Quantile } from "./analysis.js";
import { anyLabels, type LabelSet, noLabels, only, union, withMade, without } from "./label-set.js";
import { childrenOf, type Parsed } from "./parse.js";
import { labelTokenOf, type Selector, selectorOf, type Token } from "./selector.js";
import { stringLiteral } from "./string-literal.js";

/** Goes through an expression from the inside out; `labelsOf` knows what labels the series of a selector can have. */
export function analyze(parsed: Parsed, labelsOf: (selector: Selector) => LabelSet): Analysis {
  const walk: Walk = { parsed, labelsOf, selectors: [], labels: [], calls: [], quantiles: [] };
  const [expression] = childrenOf(parsed.root);
  const result = expression === undefined ? noLabels : resultOf(expression, walk);
  const { selectors, labels, calls, quantiles } = walk;
  return { selectors, labels, calls, quantiles, result };
}

/** What is found on the way. */
type Walk = {
  readonly parsed: Parsed;
  readonly labelsOf: (selector: Selector) => LabelSet;
  readonly selectors: Selector[];
  readonly labels: LabelUse[];
  readonly calls: Call[];
  readonly quantiles: Quantile[];
};

function resultOf(node: SyntaxNode, walk: Walk): LabelSet {
  switch (node.name) {
    case "VectorSelector": {
      const selector = selectorOf(node, walk.parsed);
      walk.selectors.push(selector);
      return walk.labelsOf(selector);
    }
    case "AggregateExpr":
      return aggregate(node, walk);
    case "FunctionCall":
      return call(node, walk);
    case "BinaryExpr":
      return binary(node, walk);
    default:
      return resultOfAll(childrenOf(node).filter(isExpression), walk);
  }
}

function resultOfAll(nodes: readonly SyntaxNode[], walk: Walk): LabelSet {
  return nodes.reduce((set, node) => union(set, resultOf(node, walk)), noLabels);
}

const expressions = new Set([
  "AggregateExpr",
  "BinaryExpr",
  "FunctionCall",
  "MatrixSelector",
  "OffsetExpr",
  "AnchoredExpr",
  "SmoothedExpr",
  "ParenExpr",
  "SubqueryExpr",
  "UnaryExpr",
  "VectorSelector",
  "StepInvariantExpr",
]);

function isExpression({ name }: SyntaxNode): boolean {
  return expressions.has(name);
}

/** The arguments of a call in their order; literals are among them. */
function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const body = node.getChild("FunctionCallBody");
  return body === null ? [] : childrenOf(body);
}

/** These keep the series that they choose as they are. */
const choosing = new Set(["topk", "bottomk", "limitk", "limit_ratio"]);

function aggregate(node: SyntaxNode, walk: Walk): LabelSet {
  const name = textOf(node.getChild("AggregateOp"), walk).toLowerCase();
  const given = argumentsOf(node);
  // A parameter, as in `topk(5, x)`, is a number, or a variable that reads as a selector.
  const inner = given.at(-1);
  for (const parameter of given.slice(0, -1).filter(isExpression)) resultOf(parameter, walk);
  if (inner === undefined) return noLabels;
  noteCall(name, inner, walk);
  const set = resultOf(inner, walk);
  const modifier = node.getChild("AggregateModifier");
  const labels = groupingLabels(modifier, walk);
  const isWithout = modifier?.getChild("Without") != null;
  for (const label of labels) walk.labels.push({ label, how: isWithout ? "without" : "by", sets: [set] });
  if (choosing.has(name)) return set;
  const names = labels.map(({ text }) => text);
  const kept = isWithout ? without(set, names) : only(set, names);
  const [first] = given;
  return name === "count_values" && first !== undefined ? withMade(kept, literal(first, walk)) : kept;
}

function call(node: SyntaxNode, walk: Walk): LabelSet {
  const name = textOf(node.getChild("FunctionIdentifier"), walk).toLowerCase();
  const given = argumentsOf(node);
  const inner = given.filter(isExpression);
  const [first] = inner;
  if (first !== undefined) noteCall(name, first, walk);
  const before = walk.selectors.length;
  const set = resultOfAll(inner, walk);
  const selectors = walk.selectors.slice(before);
  switch (name) {
    case "histogram_quantile":
      walk.quantiles.push({ from: node.from, to: node.to, argument: set, selectors });
      return without(set, ["le"]);
    case "label_replace":
    case "label_join":
      return relabelled(name, given, set, walk);
    case "sort_by_label":
    case "sort_by_label_desc":
      for (const argument of given.slice(1)) noteArgument(argument, set, walk);
      return set;
    case "scalar":
    case "vector":
      return noLabels;
    case "absent":
    case "absent_over_time":
    case "info":
      return anyLabels;
    default:
      return set;
  }
}

/** The second argument of both is the label that they write; the sources differ. */
function relabelled(name: string, given: readonly SyntaxNode[], set: LabelSet, walk: Walk): LabelSet {
  const [, target] = given;
  const sources = name === "label_replace" ? given.slice(3, 4) : given.slice(3);
  for (const source of sources) noteArgument(source, set, walk);
  return target === undefined ? set : withMade(set, literal(target, walk));
}

function binary(node: SyntaxNode, walk: Walk): LabelSet {
  const [left, right] = childrenOf(node).filter((child) => isExpression(child) || isLiteral(child.name));
  const a = left === undefined ? noLabels : resultOf(left, walk);
  const b = right === undefined ? noLabels : resultOf(right, walk);
  if (left === undefined || right === undefined || isLiteral(left.name)) return b;
  if (isLiteral(right.name)) return a;
  const matching = node.getChild("MatchingModifierClause");
  const [labels, included] = matchingLabels(matching, walk);
  const isOn = matching?.getChild("On") != null;
  for (const label of labels) walk.labels.push({ label, how: isOn ? "on" : "ignoring", sets: [a, b] });
  if (node.getChild("Or") !== null) return union(a, b);
  if (node.getChild("And") !== null || node.getChild("Unless") !== null) return a;
  const isRight = matching?.getChild("GroupRight") != null;
  const isLeft = matching?.getChild("GroupLeft") != null;
  const [many, one] = isRight ? [b, a] : [a, b];
  for (const label of included) walk.labels.push({ label, how: "include", sets: [one] });
  if (isLeft || isRight)
    return union(
      many,
      only(
        one,
        included.map(({ text }) => text),
      ),
    );
  const names = labels.map(({ text }) => text);
  return matching === null ? a : isOn ? only(a, names) : without(a, names);
}

function isLiteral(name: string): boolean {
  return name === "NumberDurationLiteral" || name === "StringLiteral";
}

/** The labels by which two sides are matched, and those that the one side brings along. */
function matchingLabels(clause: SyntaxNode | null, walk: Walk): readonly [readonly Token[], readonly Token[]] {
  const [matched, included] = clause?.getChildren("GroupingLabels") ?? [];
  return [labelsIn(matched, walk), labelsIn(included, walk)];
}

function groupingLabels(modifier: SyntaxNode | null, walk: Walk): readonly Token[] {
  return labelsIn(modifier?.getChild("GroupingLabels") ?? undefined, walk);
}

function labelsIn(node: SyntaxNode | undefined, { parsed }: Walk): readonly Token[] {
  return node === undefined ? [] : childrenOf(node).flatMap((child) => labelTokenOf(child, parsed) ?? []);
}

/** Through what leaves the series of a selector as they are. */
function noteCall(name: string, argument: SyntaxNode, walk: Walk): void {
  let node: SyntaxNode | null = argument;
  while (node !== null && node.name !== "VectorSelector") {
    const isTransparent = ["MatrixSelector", "OffsetExpr", "ParenExpr", "StepInvariantExpr"].includes(node.name);
    node = isTransparent ? (childrenOf(node).find(isExpression) ?? null) : null;
  }
  if (node !== null) walk.calls.push({ name, selector: selectorOf(node, walk.parsed) });
}

function noteArgument(node: SyntaxNode, set: LabelSet, walk: Walk): void {
  if (node.name !== "StringLiteral") return;
  const { value: text, from, to } = stringLiteral(walk.parsed.text, node.from, node.to);
  if (text !== "") walk.labels.push({ label: { text, from, to, isQuoted: true }, how: "argument", sets: [set] });
}

function literal(node: SyntaxNode, { parsed }: Walk): string {
  return node.name === "StringLiteral" ? stringLiteral(parsed.text, node.from, node.to).value : "";
}

function textOf(node: SyntaxNode | null, { parsed }: Walk): string {
  return node === null ? "" : parsed.masked.slice(node.from, node.to);
}
