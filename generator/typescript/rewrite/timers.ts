import { ts } from "ts-morph";

/** Whether what starts a timer is kept, and only called to end it: without labels, and without use of what that returns. */
export function isLaterUseOf(start: ts.CallExpression): boolean {
  const holder = start.parent;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return false;
  const { text } = holder.name;
  let isExact = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === text && node !== holder.name) {
      const { parent } = node;
      const isEnd = ts.isCallExpression(parent) && parent.expression === node && parent.arguments.length === 0;
      isExact &&= isEnd && ts.isExpressionStatement(parent.parent);
    }
    ts.forEachChild(node, visit);
  };
  visit(blockAround(holder));
  return isExact;
}

function blockAround(node: ts.Node): ts.Node {
  return ts.isBlock(node) || ts.isSourceFile(node) ? node : blockAround(node.parent);
}
