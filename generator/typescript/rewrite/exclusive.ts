import { ts } from "ts-morph";

/** Whether at most one of some calls in a block is reached, and that once. */
export function exclusive(calls: readonly ts.Node[], block: ts.Node): boolean {
  const areApart = calls.every((call, at) => calls.slice(at + 1).every((later) => excludes(call, later)));
  return areApart && calls.every((call) => !isRepeated(call, block));
}

function isRepeated(node: ts.Node, block: ts.Node): boolean {
  for (let at = node.parent; at !== block; at = at.parent) {
    if (ts.isIterationStatement(at, false)) return true;
  }
  return false;
}

/** Of two branches one is taken; behind what leaves the block nothing more is. */
function excludes(first: ts.Node, second: ts.Node): boolean {
  const around = ancestors(second);
  const home = ancestors(first).find((each) => around.includes(each));
  if (home === undefined) return false;
  const [one, other] = [childWith(home, first), childWith(home, second)];
  if (ts.isIfStatement(home) || ts.isConditionalExpression(home)) {
    const condition = ts.isIfStatement(home) ? home.expression : home.condition;
    return one !== condition && other !== condition;
  }
  if (ts.isTryStatement(home))
    return one === home.tryBlock && other === home.catchClause && isLast(first, home.tryBlock);
  return ts.isBlock(home) && leaves(first, one);
}

function ancestors(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) found.push(at);
  return found;
}

function childWith(home: ts.Node, inner: ts.Node): ts.Node {
  return inner.parent === home ? inner : childWith(home, inner.parent);
}

/** Nothing that could fail comes behind it. */
function isLast(call: ts.Node, block: ts.Block): boolean {
  return block.statements.at(-1) === call.parent;
}

/** Whether the block with a call ends in a return or a throw, which no function keeps from ending `around`. */
function leaves(call: ts.Node, around: ts.Node): boolean {
  for (let at = call.parent; at !== undefined && at !== around.parent; at = at.parent) {
    if (ts.isFunctionLike(at)) return false;
    const last = ts.isBlock(at) ? at.statements.at(-1) : undefined;
    if (last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last))) return true;
  }
  return false;
}
