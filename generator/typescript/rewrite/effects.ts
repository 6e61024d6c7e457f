import { ts } from "ts-morph";

/** Whether working an expression out may do something: it calls, waits or assigns. Functions that it only makes do not. */
export function callsSomething(node: ts.Node | undefined): boolean {
  if (node === undefined || ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isAwaitExpression(node)) return true;
  if (ts.isTaggedTemplateExpression(node) || ts.isDeleteExpression(node)) return true;
  const changes = isAssignment(node) || ts.isPostfixUnaryExpression(node) || isPrefixChange(node);
  return changes || (ts.forEachChild(node, (each) => callsSomething(each) || undefined) ?? false);
}

function isAssignment(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isPrefixChange(node: ts.Node): boolean {
  const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
  return ts.isPrefixUnaryExpression(node) && (node.operator === PlusPlusToken || node.operator === MinusMinusToken);
}
