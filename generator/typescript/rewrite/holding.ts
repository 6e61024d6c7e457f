import { ts } from "ts-morph";
import type { Definition } from "../definitions.js";
import { nameOf } from "../libraries.js";
import { bare, declarationsOf } from "../symbols.js";
import { callsSomething } from "./effects.js";

/** What holds a metric under a name of its own, and what of the code goes with it. */
export type Holding = {
  readonly declaration: ts.Declaration;
  readonly name: ts.Identifier | ts.PrivateIdentifier;
  readonly removed: readonly ts.Node[];
  /** The constant of whose object it is a property. */
  readonly object: ts.VariableDeclaration | null;
};

/** The constant, property or private field that a metric is made for, or why it cannot be taken away. */
export function holdingOf(definition: Definition, checker: ts.TypeChecker): Holding | string {
  const fault = makingFault(definition, checker);
  if (fault !== undefined) return fault;
  const holder = holderOf(definition.call);
  if (ts.isVariableDeclaration(holder)) return constant(holder);
  if (ts.isPropertyAssignment(holder)) return property(holder);
  if (ts.isPropertyDeclaration(holder)) return field(holder, []);
  if (ts.isBinaryExpression(holder)) return assigned(holder, checker);
  return "it is not a constant of its own";
}

/** What keeps a value, behind parentheses and assertions. */
export function holderOf(node: ts.Node): ts.Node {
  const { parent } = node;
  return ts.isExpression(parent) && bare(parent) === bare(node as ts.Expression) ? holderOf(parent) : parent;
}

/** A function of one's own may make it where it does nothing else. */
function makingFault({ call, made, isShared }: Definition, checker: ts.TypeChecker): string | undefined {
  if (isShared) return "it is made by a loop, or by a function that makes several";
  const ownClass = declarationsOf(nameOf(made.expression) ?? made, checker).some(
    (each) => ts.isClassLike(each) && !each.getSourceFile().isDeclarationFile,
  );
  if (ownClass) return "it is of a class of your own";
  if (call === made) return undefined;
  const maker = functionAround(made);
  const returned = maker && returnedBy(maker);
  const callee = nameOf(call.expression);
  const isPlain =
    returned !== undefined &&
    bare(returned) === made &&
    callee !== undefined &&
    declarationsOf(callee, checker).some((each) => each === maker || holderOf(maker as ts.Node) === each);
  if (!isPlain) return "it is made by a function of your own that does more";
  return call.arguments?.some(callsSomething) ? "what makes it is given something that is called" : undefined;
}

function functionAround(node: ts.Node): ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionDeclaration(at) || ts.isFunctionExpression(at) || ts.isArrowFunction(at)) return at;
    if (ts.isFunctionLike(at)) return undefined;
  }
  return undefined;
}

/** What a function returns that does nothing but that. */
function returnedBy({ body }: ts.FunctionLikeDeclaration): ts.Expression | undefined {
  if (body === undefined || !ts.isBlock(body)) return body;
  const [only, ...others] = body.statements;
  return only !== undefined && others.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
}

/** The statement at the top of a file that declares a constant and nothing else. */
function ownStatement(declaration: ts.VariableDeclaration): ts.VariableStatement | undefined {
  const list = declaration.parent;
  const isAlone =
    ts.isVariableDeclarationList(list) && ts.isVariableStatement(list.parent) && list.declarations.length === 1;
  return isAlone && ts.isSourceFile(list.parent.parent) ? list.parent : undefined;
}

function constant(declaration: ts.VariableDeclaration): Holding | string {
  const statement = ownStatement(declaration);
  if (statement === undefined) return "it is not made at the top of its file, in a statement of its own";
  const { name } = declaration;
  return ts.isIdentifier(name)
    ? { declaration, name, removed: [statement], object: null }
    : "it is not a constant of its own";
}

/** `const metrics = { requests: new Counter(…) }`, of a type that follows from it. */
function property(declaration: ts.PropertyAssignment): Holding | string {
  const object = holderOfObject(declaration.parent);
  if (object === undefined || !ts.isIdentifier(declaration.name)) {
    return "it is a property of what is no plain constant at the top of its file";
  }
  return { declaration, name: declaration.name, removed: [declaration], object };
}

function holderOfObject(node: ts.Expression): ts.VariableDeclaration | undefined {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || (ts.isAsExpression(parent) && ts.isConstTypeReference(parent.type))) {
    return holderOfObject(parent);
  }
  const isPlain = ts.isVariableDeclaration(parent) && parent.type === undefined && ownStatement(parent) !== undefined;
  const isConstant = isPlain && (parent.parent.flags & ts.NodeFlags.Const) !== 0;
  return isConstant ? parent : undefined;
}

/** Nobody sees a private field from outside, so that its class can do without. */
function field(declaration: ts.PropertyDeclaration, assignments: readonly ts.Node[]): Holding | string {
  const { name, modifiers = [] } = declaration;
  const isPrivate = ts.isPrivateIdentifier(name) || modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  if (!isPrivate) return "its field is not private";
  if (!(ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) || modifiers.some(ts.isDecorator)) {
    return "its field is no plain one";
  }
  return { declaration, name, removed: [declaration, ...assignments], object: null };
}

/** `this.requests = new Counter(…)` in the constructor. */
function assigned({ left, operatorToken, parent }: ts.BinaryExpression, checker: ts.TypeChecker): Holding | string {
  const isOwn = ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword;
  const isAlone = ts.isExpressionStatement(parent) && ts.isConstructorDeclaration(parent.parent.parent);
  if (!isOwn || !isAlone || operatorToken.kind !== ts.SyntaxKind.EqualsToken) return "it is not a constant of its own";
  const [declaration] = declarationsOf(left.name, checker);
  return declaration !== undefined && ts.isPropertyDeclaration(declaration) && declaration.initializer === undefined
    ? field(declaration, [parent])
    : "it is not a constant of its own";
}
