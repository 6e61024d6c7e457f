import { ts } from "ts-morph";
import { callsIn } from "./calls-index.js";
import type { Definition } from "./definitions.js";
import type { Holders } from "./holders.js";
import type { Method } from "./metric.js";
import { bare } from "./symbols.js";

/** A call that records: what it does, and which of its arguments are labels and which is the amount. */
export type InstrumentCall = {
  readonly definition: Definition;
  readonly method: Method;
  /** The whole call, with `labels(…)` before it. */
  readonly node: ts.CallExpression;
  /** An object of labels, or values one after the other as in `labels("get", "200")`. */
  readonly labels: ts.Expression | readonly ts.Expression[] | null;
  readonly amount: ts.Expression | null;
};

const methods: readonly string[] = [
  "inc",
  "dec",
  "set",
  "setToCurrentTime",
  "observe",
  "startTimer",
  "add",
  "record",
  "addCallback",
];
const recording = new RegExp(`([\\w$]+)[\\s?!()\\]]*\\.\\s*(?:labels|${methods.join("|")})\\s*\\(`, "g");

/** Whether a text records on something that is called like one of the holders. */
export function records(text: string, names: ReadonlySet<string>): boolean {
  for (const [, name = ""] of text.matchAll(recording)) if (names.has(name)) return true;
  return false;
}

export function instrumentCallsIn(
  file: ts.SourceFile,
  held: Holders,
  checker: ts.TypeChecker,
): readonly InstrumentCall[] {
  const calls = callsIn(file);
  return methods.flatMap((name) =>
    (calls.get(name) ?? []).flatMap((call) =>
      ts.isCallExpression(call) ? (read(call, name, held, checker) ?? []) : [],
    ),
  );
}

function read(
  call: ts.CallExpression,
  name: string,
  held: Holders,
  checker: ts.TypeChecker,
): InstrumentCall | undefined {
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const receiver = bare(callee.expression);
  const chained = labelsCall(receiver);
  const definition = held.metricAt(chained?.receiver ?? receiver);
  if (definition === undefined) return undefined;
  const method = methodNamed(name);
  const [first = null, second = null] = call.arguments;
  const at = { definition, method, node: call };
  if (chained !== undefined) return { ...at, labels: chained.labels, amount: method === "startTimer" ? null : first };
  if (definition.instrument.library === "opentelemetry") {
    return { ...at, labels: method === "addCallback" ? null : second, amount: first };
  }
  if (method === "startTimer") return { ...at, labels: first, amount: null };
  return isLabels(first, second, checker)
    ? { ...at, labels: first, amount: second }
    : { ...at, labels: null, amount: first };
}

function methodNamed(name: string): Method {
  switch (name) {
    case "inc":
    case "dec":
    case "set":
    case "observe":
    case "add":
    case "record":
    case "startTimer":
    case "addCallback":
      return name;
    default:
      return "other";
  }
}

/** `counter.labels({ method })` and `counter.labels("get")`. */
function labelsCall(node: ts.Expression) {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = bare(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "labels") return undefined;
  const [only, ...others] = node.arguments;
  const isObject = only !== undefined && others.length === 0 && !isText(only);
  return { receiver: callee.expression, labels: isObject ? only : [...node.arguments] };
}

function isText(node: ts.Expression): boolean {
  const inner = bare(node);
  return ts.isStringLiteralLike(inner) || ts.isTemplateExpression(inner) || ts.isNumericLiteral(inner);
}

function isLabels(first: ts.Expression | null, second: ts.Expression | null, checker: ts.TypeChecker): boolean {
  if (first === null) return false;
  if (second !== null || ts.isObjectLiteralExpression(bare(first))) return true;
  return (checker.getTypeAtLocation(first).flags & ts.TypeFlags.Object) !== 0;
}

/** The calls of `observe` in a callback of an observable instrument: `(result) => result.observe(2, { core })`. */
export function observationsIn(callback: ts.Expression | null): readonly ts.CallExpression[] {
  const node = callback === null ? undefined : bare(callback);
  if (node === undefined || !(ts.isArrowFunction(node) || ts.isFunctionExpression(node))) return [];
  const parameter = node.parameters[0]?.name;
  if (parameter === undefined || !ts.isIdentifier(parameter)) return [];
  const found: ts.CallExpression[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression)) {
      const { expression, name } = inner.expression;
      if (name.text === "observe" && ts.isIdentifier(expression) && expression.text === parameter.text)
        found.push(inner);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node.body);
  return found;
}
