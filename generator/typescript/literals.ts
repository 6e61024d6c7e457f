import { ts } from "ts-morph";
import { elementsOf, textOf, type Value } from "./value.js";

/** What a part of an expression is. */
type At = (node: ts.Expression) => Value;

export function open(value: Value): Value | undefined {
  return value.kind === "open" ? value : undefined;
}

export function keyOf(value: Value): string {
  return value.kind === "number" ? `${value.number}` : (textOf(value) ?? "");
}

export function negative(value: Value, otherwise: Value): Value {
  return value.kind === "number" ? { kind: "number", number: -value.number } : (open(value) ?? otherwise);
}

export function constant(value: string | number | undefined, node: ts.Node): Value | undefined {
  if (typeof value === "string") return { kind: "text", text: value, node };
  return value === undefined ? undefined : { kind: "number", number: value };
}

export function templateParts({ head, templateSpans }: ts.TemplateExpression, at: At): readonly (Value | string)[] {
  return [head.text, ...templateSpans.flatMap(({ expression, literal }) => [at(expression), literal.text])];
}

export function joined(node: ts.Node, parts: readonly (Value | string)[], otherwise: Value): Value {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else if (part.kind === "text") text += part.text;
    else if (part.kind === "number") text += part.number;
    else return open(part) ?? otherwise;
  }
  return { kind: "text", text, node };
}

export function binary(node: ts.BinaryExpression, at: At, otherwise: Value): Value {
  const kind = node.operatorToken.kind;
  if (kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [at(node.left), at(node.right)];
    if (left.kind === "number" && right.kind === "number")
      return { kind: "number", number: left.number + right.number };
    return joined(node, [left, right], otherwise);
  }
  if (kind === ts.SyntaxKind.SlashToken || kind === ts.SyntaxKind.AsteriskToken) {
    const [left, right] = [at(node.left), at(node.right)];
    if (left.kind !== "number" || right.kind !== "number") return open(left) ?? open(right) ?? otherwise;
    const isDivision = kind === ts.SyntaxKind.SlashToken;
    return { kind: "number", number: isDivision ? left.number / right.number : left.number * right.number };
  }
  if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) {
    const left = at(node.left);
    return left.kind === "code" ? at(node.right) : left;
  }
  return otherwise;
}

export function list(node: ts.ArrayLiteralExpression, at: At, otherwise: Value): Value {
  const items: Value[] = [];
  for (const element of node.elements) {
    if (!ts.isSpreadElement(element)) {
      items.push(at(element));
      continue;
    }
    const spread = elementsOf(at(element.expression));
    if (spread === undefined) return otherwise;
    if ("kind" in spread) return spread;
    items.push(...spread);
  }
  return { kind: "list", items };
}

export function object(node: ts.ObjectLiteralExpression, at: At, otherwise: Value): Value {
  const entries = new Map<string, Value>();
  let rest: Value | null = null;
  for (const member of node.properties) {
    if (ts.isSpreadAssignment(member)) {
      const spread = at(member.expression);
      if (spread.kind === "object") for (const [key, value] of spread.entries) entries.set(key, value);
      rest = spread.kind === "object" ? (spread.rest ?? rest) : spread;
      continue;
    }
    const key = memberName(member.name, at);
    if (key === undefined) rest = otherwise;
    else if (ts.isPropertyAssignment(member)) entries.set(key, at(member.initializer));
    else entries.set(key, ts.isShorthandPropertyAssignment(member) ? at(member.name) : otherwise);
  }
  return { kind: "object", entries, rest };
}

function memberName(name: ts.PropertyName, at: At): string | undefined {
  if (ts.isComputedPropertyName(name)) return textOf(at(name.expression));
  return ts.isPrivateIdentifier(name) || ts.isBigIntLiteral(name) ? undefined : name.text;
}

export function without(value: Value, pattern: ts.ObjectBindingPattern): Value {
  if (value.kind !== "object") return value;
  const taken = pattern.elements.map(({ propertyName, name }) => (propertyName ?? name).getText());
  return { ...value, entries: new Map([...value.entries].filter(([key]) => !taken.includes(key))) };
}

export function ofObject(method: string, value: Value | undefined, node: ts.Node): Value | undefined {
  if (value === undefined || value.kind === "open") return value;
  if (method === "freeze") return value;
  if (value.kind !== "object" || value.rest !== null) return undefined;
  const text = (key: string): Value => ({ kind: "text", text: key, node });
  const entries = [...value.entries];
  if (method === "keys") return { kind: "list", items: entries.map(([key]) => text(key)) };
  if (method === "values") return { kind: "list", items: entries.map(([, each]) => each) };
  if (method !== "entries") return undefined;
  return { kind: "list", items: entries.map(([key, each]) => ({ kind: "list", items: [text(key), each] })) };
}

/** What a function returns that does nothing else. */
export function resultOf(node: ts.SignatureDeclaration): ts.Expression | undefined {
  const body = "body" in node ? (node.body as ts.ConciseBody | undefined) : undefined;
  if (body === undefined) return undefined;
  if (!ts.isBlock(body)) return body;
  const [only, ...others] = body.statements;
  return others.length === 0 && only !== undefined && ts.isReturnStatement(only) ? only.expression : undefined;
}
