import { ts } from "ts-morph";
import type { Definition } from "./definitions.js";
import type { Evaluator } from "./evaluate.js";
import { nameOf } from "./libraries.js";
import type { Code } from "./project.js";
import { bare, declarationsOf } from "./symbols.js";

type Found = Definition | "several";

const deepest = 10;

/**
 * Follows each metric from the call that makes it to the constants, properties and functions that hold it, and back from an
 * expression to its metric.
 */
export class Holders {
  readonly #code: Code;
  readonly #evaluator: Evaluator;
  readonly #made = new Map<ts.Node, Found>();
  readonly #holders = new Map<ts.Node, Found>();
  readonly #names = new Set<string>();

  constructor(definitions: readonly Definition[], code: Code, evaluator: Evaluator) {
    this.#code = code;
    this.#evaluator = evaluator;
    for (const definition of definitions) {
      if (!definition.isShared) this.#made.set(definition.call, definition);
      if (definition.spec.hasCollect) this.#names.add("this");
      this.#follow(definition.call, definition, 0);
    }
  }

  /** How the code calls what holds metrics: the names of constants, properties and functions. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** The metric that an expression is; undefined where it is none that is known, or one of several. */
  metricAt(expression: ts.Expression): Definition | undefined {
    const found = this.#at(expression, 0);
    return found === "several" ? undefined : found;
  }

  #hold(holder: ts.Node, definition: Definition, name: ts.Node | undefined): void {
    const other = this.#holders.get(holder);
    this.#holders.set(holder, other === undefined || other === definition ? definition : "several");
    if (name !== undefined) this.#names.add(name.getText());
  }

  #follow(node: ts.Node, definition: Definition, depth: number): void {
    const { parent } = node;
    if (depth > deepest || parent === undefined) return;
    if (ts.isExpression(parent) && bare(parent) !== parent && bare(parent) === bare(node as ts.Expression)) {
      this.#follow(parent, definition, depth);
    } else if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) {
      this.#hold(parent, definition, parent.name);
    } else if (ts.isPropertyAssignment(parent)) {
      this.#hold(parent, definition, parent.name);
      for (const each of contextual(parent, this.#code.checker)) this.#hold(each, definition, undefined);
    } else if (ts.isBinaryExpression(parent)) {
      this.#followOperator(parent, definition, depth);
    } else if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) {
      const home = ts.isArrowFunction(parent) ? parent : functionAround(parent);
      if (home !== undefined) this.#hold(home, definition, functionName(home));
    } else if (ts.isCallExpression(parent) && node !== parent.expression) {
      this.#followArgument(parent, node as ts.Expression, definition, depth);
    }
  }

  #followOperator(parent: ts.BinaryExpression, definition: Definition, depth: number): void {
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.QuestionQuestionEqualsToken) {
      const name = nameOf(parent.left);
      const targets = name === undefined ? [] : declarationsOf(name, this.#code.checker);
      for (const each of targets) this.#hold(each, definition, name);
    }
    this.#follow(parent, definition, depth + 1);
  }

  /** `assign(meter.createCounter(name))`, where the table of the metrics has the function that keeps it. */
  #followArgument(call: ts.CallExpression, node: ts.Expression, definition: Definition, depth: number): void {
    const target = this.#evaluator.evaluate(call.expression, definition.scope);
    if (target.kind !== "code" || !ts.isFunctionLike(target.node)) return;
    const parameter = target.node.parameters[call.arguments.indexOf(node)];
    if (parameter === undefined || !ts.isIdentifier(parameter.name)) return;
    const { text } = parameter.name;
    const visit = (inner: ts.Node): void => {
      const isIt = ts.isIdentifier(inner) && inner.text === text && inner.parent !== parameter;
      if (isIt) this.#follow(inner, definition, depth + 1);
      ts.forEachChild(inner, visit);
    };
    ts.forEachChild(target.node, visit);
  }

  #at(written: ts.Expression, depth: number): Found | undefined {
    const node = bare(written);
    if (depth > deepest) return undefined;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const own = this.#made.get(node);
      const name = nameOf(node.expression);
      if (own !== undefined || name === undefined) return own;
      return first(declarationsOf(name, this.#code.checker), (each) => returned(each, this.#holders));
    }
    if (node.kind === ts.SyntaxKind.ThisKeyword) return this.#collecting(node);
    if (ts.isBinaryExpression(node)) return this.#at(node.left, depth + 1) ?? this.#at(node.right, depth + 1);
    if (ts.isConditionalExpression(node)) {
      return this.#at(node.whenTrue, depth + 1) ?? this.#at(node.whenFalse, depth + 1);
    }
    const name = ts.isElementAccessExpression(node) ? node.argumentExpression : nameOf(node);
    if (name === undefined) return undefined;
    return first(declarationsOf(name, this.#code.checker), (each) => this.#atDeclaration(each, depth));
  }

  /** `this` in the `collect` of the options that make a metric. */
  #collecting(node: ts.Node): Found | undefined {
    let at = node.parent;
    while (at !== undefined && (!ts.isFunctionLike(at) || ts.isArrowFunction(at))) at = at.parent;
    const member = at !== undefined && ts.isFunctionExpression(at) ? at.parent : at;
    const isCollect = member !== undefined && ts.isObjectLiteralElement(member) && member.name?.getText() === "collect";
    const call = isCollect ? member.parent.parent : undefined;
    return call && this.#made.get(call);
  }

  #atDeclaration(declaration: ts.Node, depth: number): Found | undefined {
    const own = this.#holders.get(declaration);
    if (own !== undefined) return own;
    if (ts.isShorthandPropertyAssignment(declaration)) return this.#at(declaration.name, depth + 1);
    if (ts.isBindingElement(declaration)) {
      const targets = bindingTargets(declaration, this.#code.checker);
      return first(targets, (each) => this.#atDeclaration(each, depth + 1));
    }
    const isInitialised = ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration);
    return isInitialised && declaration.initializer !== undefined
      ? this.#at(declaration.initializer, depth + 1)
      : undefined;
  }
}

function first(declarations: readonly ts.Node[], find: (node: ts.Node) => Found | undefined): Found | undefined {
  for (const declaration of declarations) {
    const found = find(declaration);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a function returns, when it is a metric. */
function returned(declaration: ts.Node, holders: ReadonlyMap<ts.Node, Found>): Found | undefined {
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return holders.get(initializer === undefined ? declaration : bare(initializer));
}

function functionAround(node: ts.Node): ts.Node | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) if (ts.isFunctionLike(at)) return at;
  return undefined;
}

function functionName(node: ts.Node): ts.Node | undefined {
  const own = ts.getNameOfDeclaration(node as ts.Declaration);
  const { parent } = node;
  return own ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined);
}

/** The property of the declared type that a property of an object is for. */
function contextual(property: ts.PropertyAssignment, checker: ts.TypeChecker): readonly ts.Node[] {
  const type = checker.getContextualType(property.parent);
  return type?.getProperty(property.name.getText())?.declarations ?? [];
}

/** What `const { requests } = metrics` takes out. */
function bindingTargets(element: ts.BindingElement, checker: ts.TypeChecker): readonly ts.Node[] {
  const key = element.propertyName ?? element.name;
  if (!ts.isIdentifier(key)) return [];
  return checker.getTypeAtLocation(element.parent).getProperty(key.text)?.declarations ?? [];
}
