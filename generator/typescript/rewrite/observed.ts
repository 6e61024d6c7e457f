import { ts } from "ts-morph";
import type { InstrumentCall } from "../instrument-calls.js";
import type { Call } from "../libraries.js";
import { bare } from "../symbols.js";
import { type LabelsText, labelsProblem } from "./labels-text.js";
import type { RewriteTarget } from "./target.js";

type Context = { readonly target: RewriteTarget; readonly record: string; readonly checker: ts.TypeChecker };
type Rewritten = { readonly text: string } | { readonly reason: string };
type Replacement = { readonly node: ts.Node; readonly text: string };

/** `load.addCallback((result) => result.observe(1))` as `record.observeLoad((observe) => observe(1))`. */
export function rewriteCallback({ node, amount }: InstrumentCall, context: Context): Rewritten {
  const callback = amount === null ? undefined : bare(amount);
  const isFunction = callback !== undefined && (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback));
  if (!isFunction || !ts.isExpressionStatement(node.parent))
    return { reason: "its callback is not written where it is given" };
  const [parameter, ...others] = callback.parameters;
  if (parameter === undefined || others.length > 0 || !ts.isIdentifier(parameter.name)) {
    return { reason: "its callback takes its result otherwise than by one name" };
  }
  const { text } = parameter.name;
  const replaced: Replacement[] = [{ node: parameter, text: "observe" }];
  const uses = namedIn(callback.body, text);
  for (const use of uses) {
    const observed = callOn(use);
    if (observed?.name !== "observe") return { reason: "its callback does more with its result than to observe" };
    const [, labels = null] = observed.call.arguments;
    const problem = labelsProblem(labels, context.target, context.checker);
    if (problem !== null) return { reason: problem };
    replaced.push({ node: observed.call.expression, text: "observe" });
  }
  if (mentions(callback, "observe", replaced)) return { reason: 'its callback has an "observe" of its own' };
  const { record, target } = context;
  return { text: `${record}.${target.recorder}(${withReplaced(callback, replaced)})` };
}

/** `new Gauge({ …, collect() { this.set(1); } })` as `record.observeLoad((observe) => { observe(1); })`. */
export function rewriteCollect(made: Call, context: Context): Rewritten {
  const collect = collectOf(made);
  if (collect?.body === undefined) return { reason: "its `collect` is no function that is written there" };
  if (collect.parameters.length > 0 || collect.asteriskToken !== undefined)
    return { reason: "its `collect` is no plain method" };
  const { body } = collect;
  const replaced: Replacement[] = [];
  for (const use of nodesIn(body, ({ kind }) => kind === ts.SyntaxKind.ThisKeyword)) {
    const set = callOn(use);
    const isAlways = set !== undefined && ts.isExpressionStatement(set.call.parent) && set.call.parent.parent === body;
    if (set?.name !== "set" || !isAlways) return { reason: "its `collect` does more than to set it each time" };
    const text = observation(set.call, context);
    if ("reason" in text) return text;
    replaced.push({ node: set.call, text: text.text ?? "" });
  }
  const isLeft = nodesIn(body, ts.isReturnStatement).length > 0;
  if (replaced.length === 0 || isLeft) return { reason: "its `collect` may not set it" };
  if (mentions(body, "observe", [])) return { reason: 'its `collect` has an "observe" of its own' };
  const isAsync = collect.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
  const { record, target } = context;
  const text = `${isAsync ? "async " : ""}(observe) => ${withReplaced(body, replaced)}`;
  return { text: `${record}.${target.recorder}(${text})` };
}

function collectOf(made: Call): ts.MethodDeclaration | undefined {
  const options = ts.isNewExpression(made) ? made.arguments?.[0] : undefined;
  const object = options === undefined ? undefined : bare(options);
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return undefined;
  const named = object.properties.find(({ name }) => name !== undefined && name.getText() === "collect");
  return named !== undefined && ts.isMethodDeclaration(named) ? named : undefined;
}

/** What makes a gauge, apart from the `collect` that its recorder is given. */
export function withoutCollect(made: Call): readonly ts.Node[] {
  const collect = collectOf(made);
  const options = collect?.parent;
  const properties = options !== undefined && ts.isObjectLiteralExpression(options) ? options.properties : [];
  return [made.expression, ...properties.filter((each) => each !== collect)];
}

/** Label sets that change from scrape to scrape stay in a gauge of prom-client, and do not in an observable one. */
function observation(call: ts.CallExpression, { target, checker }: Context): LabelsText {
  const [first, second] = call.arguments;
  if (first === undefined) return { reason: "its `collect` sets nothing" };
  if (second === undefined) {
    const problem = labelsProblem(null, target, checker);
    return problem === null ? { text: `observe(${first.getText()})` } : { reason: problem };
  }
  const labels = bare(first);
  const isFixed =
    ts.isObjectLiteralExpression(labels) &&
    labels.properties.every((each) => ts.isPropertyAssignment(each) && isLiteral(each.initializer));
  if (!isFixed) return { reason: "its `collect` sets labels that may change" };
  const problem = labelsProblem(labels, target, checker);
  return problem === null ? { text: `observe(${second.getText()}, ${labels.getText()})` } : { reason: problem };
}

function isLiteral(node: ts.Expression): boolean {
  const inner = bare(node);
  return ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner);
}

/** `this.set(…)` of `this`. */
function callOn({ parent }: ts.Node): { readonly call: ts.CallExpression; readonly name: string } | undefined {
  const isCalled = ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent);
  if (!isCalled || parent.parent.expression !== parent) return undefined;
  return { call: parent.parent, name: parent.name.text };
}

function nodesIn(root: ts.Node, isMeant: (node: ts.Node) => boolean): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isMeant(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function namedIn(root: ts.Node, text: string): readonly ts.Node[] {
  return nodesIn(root, (node) => ts.isIdentifier(node) && node.text === text && !isMember(node));
}

function isMember(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}

/** Whether a name stands somewhere but in what is replaced. */
function mentions(root: ts.Node, text: string, replaced: readonly Replacement[]): boolean {
  const isReplaced = (node: ts.Node) => replaced.some((each) => each.node === node || each.node === node.parent);
  return namedIn(root, text).some((node) => !isReplaced(node));
}

function withReplaced(root: ts.Node, replaced: readonly Replacement[]): string {
  const { text } = root.getSourceFile();
  let result = "";
  let at = root.getStart();
  for (const { node, text: given } of [...replaced].sort((a, b) => a.node.getStart() - b.node.getStart())) {
    result += text.slice(at, node.getStart()) + given;
    at = node.getEnd();
  }
  return result + text.slice(at, root.getEnd());
}
