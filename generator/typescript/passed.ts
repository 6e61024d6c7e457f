import { ts } from "ts-morph";
import { attributesOf } from "./labels.js";
import { placeOf } from "./read-metrics.js";
import { bare } from "./symbols.js";
import type { RecorderUse, UsedAttribute } from "./use.js";

/** The attributes that the call of a recorder passes; null where they are not known. */
type Passed = RecorderUse["attributes"];
type Callback = ts.ArrowFunction | ts.FunctionExpression;

export function passedAt(node: ts.Identifier, checker: ts.TypeChecker): Passed {
  const call = callOf(node);
  if (call === undefined) return null;
  const callback = call.arguments.map(bare).find(isCallback);
  if (callback !== undefined) return observed(callback, checker);
  if (call.arguments.some((each) => isFunction(each, checker))) return null;
  const given = call.arguments.find((each) => isObject(each, checker));
  const passed = given === undefined ? [] : attributesAt(given, checker);
  return passed === null || !isFunction(call, checker) ? passed : withEnds(passed, call, checker);
}

/** With what ends the timer that a call starts: `const end = record.startWait({ kind }); end({ status });`. */
function withEnds(
  passed: readonly UsedAttribute[],
  { parent: holder }: ts.CallExpression,
  checker: ts.TypeChecker,
): Passed {
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return null;
  const ends = atUses(blockAround(holder), holder.name, (use) => {
    if (!ts.isCallExpression(use.parent) || use.parent.expression !== use) return null;
    const [given] = use.parent.arguments;
    return given === undefined ? [] : attributesAt(given, checker);
  });
  return ends && [...passed, ...ends];
}

function blockAround(node: ts.Node): ts.Node {
  return ts.isBlock(node) || ts.isSourceFile(node) ? node : blockAround(node.parent);
}

function isFunction(node: ts.Expression, checker: ts.TypeChecker): boolean {
  return checker.getTypeAtLocation(node).getCallSignatures().length > 0;
}

/** The attributes of `record.span.turn({ model }, (span) => span.set({ outcome: "ok" }))`, at the start and in the span. */
export function passedToSpan(node: ts.Identifier, checker: ts.TypeChecker): Passed {
  const call = callOf(node);
  const run = call?.arguments.at(-1);
  if (call === undefined || run === undefined) return null;
  const callback = bare(run);
  if (!isCallback(callback)) return null;
  const [given] = call.arguments;
  const atStart = given === undefined || given === run ? [] : attributesAt(given, checker);
  const inside = callback.parameters.length === 0 ? [] : inCallback(callback, (use) => setIn(use, checker));
  return atStart === null || inside === null ? null : [...atStart, ...inside];
}

/** What `span.set({ … })` sets; `span.span` is the span of OpenTelemetry. */
function setIn({ parent }: ts.Identifier, checker: ts.TypeChecker): Passed {
  if (!ts.isPropertyAccessExpression(parent)) return null;
  if (parent.name.text === "span") return [];
  const call = parent.parent;
  const [given] = ts.isCallExpression(call) && call.expression === parent ? call.arguments : [];
  return parent.name.text === "set" && given !== undefined ? attributesAt(given, checker) : null;
}

function callOf(node: ts.Identifier): ts.CallExpression | undefined {
  const callee = ts.isPropertyAccessExpression(node.parent) ? node.parent : node;
  const call = callee.parent;
  return ts.isCallExpression(call) && call.expression === callee ? call : undefined;
}

function isCallback(node: ts.Node): node is Callback {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** The attributes of `record.observeLoad((observe) => observe(2, { core }))`. */
function observed(callback: Callback, checker: ts.TypeChecker): Passed {
  return inCallback(callback, (node) => {
    const { parent } = node;
    if (!ts.isCallExpression(parent) || parent.expression !== node) return null;
    const [, given] = parent.arguments;
    return given === undefined ? [] : attributesAt(given, checker);
  });
}

/** What is found at each use of the parameter of a callback; null where one of them says nothing. */
function inCallback(callback: Callback, find: (use: ts.Identifier) => Passed): Passed {
  const name = callback.parameters[0]?.name;
  return name === undefined || !ts.isIdentifier(name) ? null : atUses(callback, name, find);
}

function atUses(root: ts.Node, name: ts.Identifier, find: (use: ts.Identifier) => Passed): Passed {
  const found: UsedAttribute[] = [];
  let isKnown = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && !isMember(node)) {
      const passed = find(node);
      if (passed === null) isKnown = false;
      else found.push(...passed);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return isKnown ? found : null;
}

/** Whether a name is that of a property, as the second one of `span.span` is. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

function isObject(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isObjectLiteralExpression(bare(node))) return true;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return (type.flags & (ts.TypeFlags.Number | ts.TypeFlags.NumberLiteral)) === 0;
}

/** Null where there may be others than can be named. */
function attributesAt(given: ts.Expression, checker: ts.TypeChecker): Passed {
  const { attributes, isWhole } = attributesOf(given, checker);
  if (!isWhole) return null;
  const node = bare(given);
  const members = ts.isObjectLiteralExpression(node) ? node.properties : [];
  return attributes.map(({ key, values }): UsedAttribute => {
    const member = members.find(({ name }) => name !== undefined && "text" in name && name.text === key);
    const written = member !== undefined && ts.isPropertyAssignment(member) ? bare(member.initializer) : undefined;
    const isLiteral = written !== undefined && (ts.isStringLiteralLike(written) || ts.isNumericLiteral(written));
    const isUnbounded = written !== undefined && values.values === null && looksUnbounded(written);
    return { key, values, place: placeOf(written ?? member ?? given), isLiteral, isUnbounded };
  });
}

const unboundedProperty =
  /^(url|originalUrl|href|id|uuid|guid|message|stack|email|ip|userAgent|token|sessionId|requestId|traceId|userId)$/;
const requestPath = /^(path|pathname|query)$/;
const request = /^(req|request|ctx|context|url|location)$/;
const unboundedCall = /^(randomUUID|uuid|uuidv4|nanoid|toISOString|now|random)$/;

/** Whether an expression looks as if its values had no bounds: a URL, an id, a message, a time. What a function makes of it may have. */
function looksUnbounded(written: ts.Expression): boolean {
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
