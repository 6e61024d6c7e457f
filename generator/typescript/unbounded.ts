import { ts } from "ts-morph";
import { bare } from "./symbols.js";

const unboundedProperty =
  /^(url|originalUrl|href|id|uuid|guid|message|stack|email|ip|userAgent|token|sessionId|requestId|traceId|userId)$/;
const requestPath = /^(path|pathname|query)$/;
const request = /^(req|request|ctx|context|url|location)$/;
const unboundedCall = /^(randomUUID|uuid|uuidv4|nanoid|toISOString|now|random)$/;

/** Whether an expression looks as if its values had no bounds: a URL, an id, a message, a time. What a function makes of it may have. */
export function looksUnbounded(written: ts.Expression): boolean {
  const node = bare(written);
  if (ts.isPropertyAccessExpression(node)) {
    const { name, expression } = node;
    const owner = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
    return unboundedProperty.test(name.text) || (requestPath.test(name.text) && request.test(owner));
  }
  if (ts.isTemplateExpression(node)) return node.templateSpans.some(({ expression }) => looksUnbounded(expression));
  if (ts.isBinaryExpression(node)) return looksUnbounded(node.left) || looksUnbounded(node.right);
  if (ts.isConditionalExpression(node)) return looksUnbounded(node.whenTrue) || looksUnbounded(node.whenFalse);
  if (!ts.isCallExpression(node)) return false;
  const callee = bare(node.expression);
  if (ts.isIdentifier(callee) && callee.text === "String") return node.arguments.some(looksUnbounded);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  if (name === "toString" && ts.isPropertyAccessExpression(callee)) return looksUnbounded(callee.expression);
  return unboundedCall.test(name);
}
