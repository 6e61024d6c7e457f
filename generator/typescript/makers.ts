import { ts } from "ts-morph";
import { calleeOf } from "./calls-index.js";
import { type Call, constructorOf } from "./libraries.js";
import { bare, declarationsOf } from "./symbols.js";
import type { Owner, Value } from "./value.js";

/** A function that makes metrics of what it is given, and all that its name may mean. */
export type Maker = { readonly name: string; readonly declarations: ReadonlySet<ts.Node> };

/** How a function is called by; undefined of one without a name. */
export function makerOf(owner: ts.SignatureDeclaration, checker: ts.TypeChecker): Maker | undefined {
  if (ts.isConstructorDeclaration(owner)) {
    const { parent } = owner;
    const name = parent.name ?? (ts.isVariableDeclaration(parent.parent) ? parent.parent.name : undefined);
    if (name === undefined || !ts.isIdentifier(name)) return undefined;
    return { name: name.text, declarations: new Set<ts.Node>([parent, parent.parent]) };
  }
  const holder = ts.isFunctionExpression(owner) || ts.isArrowFunction(owner) ? holderOf(owner) : owner;
  const name = holder && ts.getNameOfDeclaration(holder as ts.Declaration);
  if (holder === undefined || name === undefined || !("text" in name)) return undefined;
  const declarations = new Set<ts.Node>([owner, holder]);
  if (ts.isClassLike(holder.parent)) {
    for (const each of implemented(holder.parent, `${name.text}`, checker)) declarations.add(each);
  }
  return { name: `${name.text}`, declarations };
}

/** What gives a function expression its name: a constant, a property, an assignment. */
function holderOf(node: ts.Node): ts.Node | undefined {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)) {
    return holderOf(parent);
  }
  const isHolder =
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken);
  return isHolder ? parent : undefined;
}

/** The members of interfaces and base classes that a member of a class stands for. */
function implemented(home: ts.ClassLikeDeclaration, name: string, checker: ts.TypeChecker): readonly ts.Node[] {
  const open = (home.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => checker.getTypeAtLocation(type)),
  );
  const found: ts.Node[] = [];
  const seen = new Set<ts.Type>();
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    found.push(...(type.getProperty(name)?.declarations ?? []));
    open.push(...(type.isUnionOrIntersection() ? type.types : (type.getBaseTypes() ?? [])));
    // Of an instance of a generic interface the bases are those of its declaration.
    for (const declaration of type.symbol?.declarations ?? []) {
      if (!ts.isInterfaceDeclaration(declaration)) continue;
      for (const { types } of declaration.heritageClauses ?? [])
        open.push(...types.map((each) => checker.getTypeAtLocation(each)));
    }
  }
  return found;
}

/** Whether a call calls a maker. Where the types are not there, one of the same name with a name and a help text counts. */
export function isCallOf(call: Call, { declarations }: Maker, checker: ts.TypeChecker): boolean {
  const callee = calleeOf(call);
  if (callee === undefined) return false;
  const targets = declarationsOf(callee, checker);
  if (targets.length === 0) return ts.isCallExpression(call) && namesMetric(call.arguments[0]);
  return targets.some((target) => declarations.has(target) || inherits(target, declarations, checker, 0));
}

function namesMetric(argument: ts.Expression | undefined): boolean {
  if (argument === undefined || !ts.isObjectLiteralExpression(argument)) return false;
  const keys = argument.properties.map(({ name }) => (name !== undefined && ts.isIdentifier(name) ? name.text : ""));
  return keys.includes("name") && keys.includes("help");
}

/** Of a class without a constructor, the one that it extends is called. */
function inherits(node: ts.Node, declarations: ReadonlySet<ts.Node>, checker: ts.TypeChecker, depth: number): boolean {
  if (!ts.isClassLike(node) || constructorOf(node) !== undefined || depth > 8) return false;
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  const name = base === undefined ? undefined : bare(base);
  if (name === undefined || !ts.isIdentifier(name)) return false;
  return declarationsOf(name, checker).some(
    (target) => declarations.has(target) || inherits(target, declarations, checker, depth + 1),
  );
}

/** The list whose elements a callback or the body of a loop is run with; undefined of other functions. */
type Loop = {
  readonly list: ts.Expression;
  readonly bind: (item: Value, at: number) => readonly (readonly [ts.Node, Value])[];
};

const iterations: readonly string[] = ["forEach", "map", "flatMap"];

export function loopOf(owner: Owner): Loop | undefined {
  if (ts.isForOfStatement(owner)) {
    const { initializer, expression } = owner;
    const variable = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0] : undefined;
    return variable && { list: expression, bind: (item) => [[variable, item]] };
  }
  const { parent } = owner;
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== owner) return undefined;
  const callee = bare(parent.expression);
  if (!ts.isPropertyAccessExpression(callee) || !iterations.includes(callee.name.text)) return undefined;
  const [first, second] = owner.parameters;
  return {
    list: callee.expression,
    bind: (item, at) => [
      ...(first === undefined ? [] : ([[first, item]] as const)),
      ...(second === undefined ? [] : ([[second, { kind: "number", number: at }]] as const)),
    ],
  };
}
