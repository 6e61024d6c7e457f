import { ts } from "ts-morph";
import { meterMethods } from "../vocabulary.js";
import type { InstrumentKind, Library } from "./metric.js";
import { bare, declarationsOf, originOf } from "./symbols.js";

/** What a call of a library makes. */
export type LibraryInstrument = {
  readonly library: Library;
  readonly kind: InstrumentKind;
  readonly observable: boolean;
};

export type Call = ts.CallExpression | ts.NewExpression;

const prometheusModules: readonly string[] = ["prom-client", "@prometheus-io/client"];

const prometheusClasses: Readonly<Record<string, InstrumentKind>> = {
  Counter: "counter",
  Gauge: "gauge",
  Histogram: "histogram",
  Summary: "summary",
};

/** Whether a text can hold the definition of a metric. */
export function mentionsLibrary(text: string): boolean {
  return /prom-client|@prometheus-io\/client|@opentelemetry\/(api|sdk-metrics)|\.create(Observable)?(Counter|UpDownCounter|Gauge|Histogram)\b/.test(
    text,
  );
}

export function madeBy(call: Call, checker: ts.TypeChecker): LibraryInstrument | undefined {
  if (ts.isNewExpression(call)) return ofClass(call.expression, checker, 0);
  const callee = bare(call.expression);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    const base = baseOf(classAround(call));
    return base && ofClass(base, checker, 0);
  }
  if (!ts.isPropertyAccessExpression(callee) || !Object.hasOwn(meterMethods, callee.name.text)) return undefined;
  const made = meterMethods[callee.name.text];
  return made !== undefined && isA("Meter", callee.expression, checker)
    ? { library: "opentelemetry", ...made }
    : undefined;
}

/** The class of a library, or one that extends it and has no constructor of its own. */
function ofClass(expression: ts.Expression, checker: ts.TypeChecker, depth: number): LibraryInstrument | undefined {
  const origin = originOf(expression, checker);
  if (origin !== undefined && prometheusModules.includes(origin.module)) {
    const kind = Object.hasOwn(prometheusClasses, origin.name) ? prometheusClasses[origin.name] : undefined;
    return kind && { library: "prometheus", kind, observable: false };
  }
  const name = nameOf(expression);
  if (name === undefined || depth > 8) return undefined;
  for (const declaration of declarationsOf(name, checker)) {
    if (!ts.isClassLike(declaration) || constructorOf(declaration) !== undefined) continue;
    const base = baseOf(declaration);
    const found = base && ofClass(base, checker, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function baseOf(declaration: ts.ClassLikeDeclaration | undefined): ts.Expression | undefined {
  const clause = declaration?.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0]?.expression;
}

export function constructorOf(declaration: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | undefined {
  return declaration.members.find((member) => ts.isConstructorDeclaration(member) && member.body !== undefined) as
    | ts.ConstructorDeclaration
    | undefined;
}

export function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) if (ts.isClassLike(at)) return at;
  return undefined;
}

/** The last name of an expression: `counter` of `this.metrics.counter`. */
export function nameOf(written: ts.Expression): ts.Identifier | ts.PrivateIdentifier | undefined {
  const expression = bare(written);
  if (ts.isIdentifier(expression)) return expression;
  return ts.isPropertyAccessExpression(expression) ? expression.name : undefined;
}

/** By its type where that is known; by how it is called where the package with the types is not there. */
export function isA(name: "Meter" | "Logger" | "Tracer", receiver: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(receiver));
  const isUnknown = (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) !== 0;
  if (isUnknown) return new RegExp(name, "i").test(receiver.getText());
  const types = type.isUnionOrIntersection() ? type.types : [type];
  return types.some(({ symbol, aliasSymbol }) =>
    [symbol?.name, aliasSymbol?.name].some((each) => each?.endsWith(name)),
  );
}
