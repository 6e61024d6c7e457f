import { ts } from "ts-morph";
import type { Definition } from "./definitions.js";
import type { Evaluate } from "./evaluate.js";
import { type Call, nameOf } from "./libraries.js";
import { bare, declarationsOf } from "./symbols.js";

/** Which metric an expression is; undefined where it is none that is known, or one of several. */
export type Held = {
  readonly metricAt: (expression: ts.Expression) => Definition | undefined;
  /** How the code calls what holds metrics: the names of constants, properties and functions. */
  readonly names: ReadonlySet<string>;
};

type Found = Definition | "several";

const deepest = 10;

/** Follows each metric from the call that makes it to the constants, properties and functions that hold it. */
export function findHolders(definitions: readonly Definition[], checkerOf: () => ts.TypeChecker, evaluate: Evaluate): Held {
  const made = new Map<ts.Node, Found>();
  const holders = new Map<ts.Node, Found>();
  const names = new Set<string>();

  const hold = (holder: ts.Node, definition: Definition, name: ts.Node | undefined): void => {
    const other = holders.get(holder);
    holders.set(holder, other === undefined || other === definition ? definition : "several");
    if (name !== undefined) names.add(name.getText());
  };

  const follow = (node: ts.Node, definition: Definition, depth: number): void => {
    const { parent } = node;
    if (depth > deepest || parent === undefined) return;
    if (ts.isExpression(parent) && bare(parent) !== parent && bare(parent) === bare(node as ts.Expression)) {
      follow(parent, definition, depth);
    } else if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)) {
      hold(parent, definition, parent.name);
    } else if (ts.isPropertyAssignment(parent)) {
      hold(parent, definition, parent.name);
      for (const each of contextual(parent, checkerOf())) hold(each, definition, undefined);
    } else if (ts.isBinaryExpression(parent)) {
      followOperator(parent, definition, depth);
    } else if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) {
      const home = ts.isArrowFunction(parent) ? parent : functionAround(parent);
      if (home !== undefined) hold(home, definition, undefined);
    } else if (ts.isCallExpression(parent) && node !== parent.expression) {
      followArgument(parent, node as ts.Expression, definition, depth);
    }
  };

  const followOperator = (parent: ts.BinaryExpression, definition: Definition, depth: number): void => {
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.QuestionQuestionEqualsToken) {
      const name = nameOf(parent.left);
      if (name !== undefined) for (const each of declarationsOf(name, checkerOf())) hold(each, definition, name);
    }
    follow(parent, definition, depth + 1);
  };

  /** `assign(meter.createCounter(name))`, where the table of the metrics has the function that keeps it. */
  const followArgument = (call: ts.CallExpression, node: ts.Expression, definition: Definition, depth: number): void => {
    const target = evaluate(call.expression, definition.scope);
    if (target.kind !== "code" || !ts.isFunctionLike(target.node)) return;
    const parameter = target.node.parameters[call.arguments.indexOf(node)];
    if (parameter === undefined || !ts.isIdentifier(parameter.name)) return;
    const { text } = parameter.name;
    const visit = (inner: ts.Node): void => {
      const isIt = ts.isIdentifier(inner) && inner.text === text && inner.parent !== parameter;
      if (isIt) follow(inner, definition, depth + 1);
      ts.forEachChild(inner, visit);
    };
    ts.forEachChild(target.node, visit);
  };

  for (const definition of definitions) {
    const at: Call = definition.call;
    if (!definition.isShared) made.set(at, definition);
    follow(at, definition, 0);
  }

  const metricAt = (written: ts.Expression, depth = 0): Found | undefined => {
    const node = bare(written);
    if (depth > deepest) return undefined;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const own = made.get(node);
      const name = nameOf(node.expression);
      if (own !== undefined || name === undefined) return own;
      return first(declarationsOf(name, checkerOf()), (each) => returned(each, holders));
    }
    if (ts.isBinaryExpression(node)) return metricAt(node.left, depth + 1) ?? metricAt(node.right, depth + 1);
    if (ts.isConditionalExpression(node)) return metricAt(node.whenTrue, depth + 1) ?? metricAt(node.whenFalse, depth + 1);
    const name = ts.isElementAccessExpression(node) ? node.argumentExpression : nameOf(node);
    if (name === undefined) return undefined;
    return first(declarationsOf(name, checkerOf()), (each) => atDeclaration(each, depth));
  };

  const atDeclaration = (declaration: ts.Node, depth: number): Found | undefined => {
    const own = holders.get(declaration);
    if (own !== undefined) return own;
    if (ts.isShorthandPropertyAssignment(declaration)) return metricAt(declaration.name, depth + 1);
    if (ts.isBindingElement(declaration)) {
      return first(bindingTargets(declaration, checkerOf()), (each) => atDeclaration(each, depth + 1));
    }
    const isInitialised = ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration);
    return isInitialised && declaration.initializer !== undefined ? metricAt(declaration.initializer, depth + 1) : undefined;
  };

  return {
    names,
    metricAt: (expression) => {
      const found = metricAt(expression);
      return found === "several" ? undefined : found;
    },
  };
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
