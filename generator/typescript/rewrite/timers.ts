import { ts } from "ts-morph";
import { exclusive } from "./exclusive.js";

/** What a timer is ended with, call by call; or why its calls are not those of a recorder's timer. */
export function timerEnds(
  start: ts.CallExpression,
  checker: ts.TypeChecker,
): readonly (ts.Expression | null)[] | string {
  const holder = start.parent;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) {
    return "what its timer returns is not kept in a constant";
  }
  const { text } = holder.name;
  const ends: ts.CallExpression[] = [];
  let isExact = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === text && node !== holder.name) {
      const { parent } = node;
      const isEnd = ts.isCallExpression(parent) && parent.expression === node && parent.arguments.length <= 1;
      if (isEnd && isUnused(parent, checker)) ends.push(parent);
      else isExact = false;
    }
    ts.forEachChild(node, visit);
  };
  const block = blockAround(holder);
  visit(block);
  if (!isExact) return "what its timer returns is used otherwise than by ending it";
  if (!exclusive(ends, block)) return "its timer may end more than once, which a recorder records once";
  return ends.map(({ arguments: [labels = null] }) => labels);
}

/** The seconds that an end returns: a recorder's timer returns none. */
function isUnused({ parent }: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isExpressionStatement(parent)) return true;
  if (!ts.isArrowFunction(parent)) return false;
  const [signature] = checker.getContextualType(parent)?.getCallSignatures() ?? [];
  return signature !== undefined && (signature.getReturnType().flags & ts.TypeFlags.Void) !== 0;
}

function blockAround(node: ts.Node): ts.Node {
  return ts.isBlock(node) || ts.isSourceFile(node) ? node : blockAround(node.parent);
}
