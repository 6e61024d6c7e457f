import { ts } from "ts-morph";
import {
  binary,
  constant,
  joined,
  keyOf,
  list,
  negative,
  object,
  ofObject,
  open,
  resultOf,
  templateParts,
  without,
} from "./literals.js";
import type { Code } from "./project.js";
import { bare, declarationsOf } from "./symbols.js";
import { elementsOf, entryOf, type Scope, textOf, type Value } from "./value.js";

const deepest = 24;

/** What expressions are known to be; `depth` bounds constants that lead to each other. */
export class Evaluator {
  readonly #code: Code;
  /** What stands outside of everything that makes metrics, once for each program that was checked. */
  readonly #known = new WeakMap<ts.TypeChecker, WeakMap<ts.Node, Value>>();

  constructor(code: Code) {
    this.#code = code;
  }

  evaluate(written: ts.Expression, scope: Scope, depth = 0): Value {
    if (scope.size > 0) return this.#evaluate(written, scope, depth);
    const { checker } = this.#code;
    const values = this.#known.get(checker) ?? new WeakMap<ts.Node, Value>();
    this.#known.set(checker, values);
    const value = values.get(written) ?? this.#evaluate(written, scope, depth);
    values.set(written, value);
    return value;
  }

  #evaluate(written: ts.Expression, scope: Scope, depth: number): Value {
    const node = bare(written);
    const code: Value = { kind: "code", node, scope };
    if (depth > deepest) return code;
    const at = (inner: ts.Expression) => this.evaluate(inner, scope, depth + 1);
    if (ts.isStringLiteralLike(node)) return { kind: "text", text: node.text, node };
    if (ts.isNumericLiteral(node)) return { kind: "number", number: Number(node.text) };
    if (node.kind === ts.SyntaxKind.TrueKeyword) return { kind: "boolean", boolean: true };
    if (node.kind === ts.SyntaxKind.FalseKeyword) return { kind: "boolean", boolean: false };
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken)
      return negative(at(node.operand), code);
    if (ts.isTemplateExpression(node)) return joined(node, templateParts(node, at), code);
    if (ts.isBinaryExpression(node)) return binary(node, at, code);
    if (ts.isArrayLiteralExpression(node)) return list(node, at, code);
    if (ts.isObjectLiteralExpression(node)) return object(node, at, code);
    if (ts.isIdentifier(node)) return this.#named(node, scope, depth) ?? this.#literalType(node) ?? code;
    if (ts.isPropertyAccessExpression(node))
      return this.#property(node, scope, depth) ?? this.#literalType(node) ?? code;
    if (ts.isElementAccessExpression(node)) {
      const key = at(node.argumentExpression);
      return open(key) ?? entryOf(at(node.expression), keyOf(key)) ?? this.#literalType(node) ?? code;
    }
    if (ts.isCallExpression(node)) return this.#call(node, scope, depth) ?? code;
    return code;
  }

  #named(node: ts.Identifier, scope: Scope, depth: number): Value | undefined {
    for (const declaration of declarationsOf(node, this.#code.checker)) {
      const value = this.#declared(declaration, scope, depth);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** What a declaration gives its name. */
  #declared(declaration: ts.Declaration, scope: Scope, depth: number): Value | undefined {
    const given = scope.get(declaration);
    if (given !== undefined) return given;
    if (ts.isParameter(declaration)) return { kind: "open", owner: declaration.parent };
    if (ts.isBindingElement(declaration)) return this.#bound(declaration, scope, depth);
    if (ts.isVariableDeclaration(declaration)) {
      const list = declaration.parent;
      if (ts.isForOfStatement(list.parent)) return { kind: "open", owner: list.parent };
      const isConstant = (list.flags & ts.NodeFlags.Const) !== 0;
      return isConstant && declaration.initializer
        ? this.evaluate(declaration.initializer, scope, depth + 1)
        : undefined;
    }
    if (ts.isPropertyAssignment(declaration)) return this.evaluate(declaration.initializer, scope, depth + 1);
    if (ts.isExportAssignment(declaration)) return this.evaluate(declaration.expression, scope, depth + 1);
    if (ts.isPropertyDeclaration(declaration) && declaration.initializer !== undefined) {
      const { modifiers = [] } = declaration;
      const isFixed = modifiers.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
      return isFixed ? this.evaluate(declaration.initializer, scope, depth + 1) : undefined;
    }
    if (ts.isEnumMember(declaration)) return constant(this.#code.checker.getConstantValue(declaration), declaration);
    if (ts.isFunctionDeclaration(declaration)) return { kind: "code", node: declaration, scope };
    return undefined;
  }

  /** A name that is taken out of an object or a list: `const { name, ...rest } = options`. */
  #bound(element: ts.BindingElement, scope: Scope, depth: number): Value | undefined {
    const pattern = element.parent;
    const holder = pattern.parent;
    const whole = ts.isBindingElement(holder)
      ? this.#bound(holder, scope, depth + 1)
      : ts.isVariableDeclaration(holder) && holder.initializer !== undefined
        ? (scope.get(holder) ?? this.evaluate(holder.initializer, scope, depth + 1))
        : this.#declared(holder, scope, depth + 1);
    if (whole === undefined) return undefined;
    if (ts.isArrayBindingPattern(pattern)) return entryOf(whole, `${pattern.elements.indexOf(element)}`);
    if (element.dotDotDotToken !== undefined) return without(whole, pattern);
    const key = element.propertyName ?? element.name;
    const name = ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
    const part = name === undefined ? undefined : entryOf(whole, name);
    return part ?? (element.initializer && this.evaluate(element.initializer, scope, depth + 1));
  }

  #property(node: ts.PropertyAccessExpression, scope: Scope, depth: number): Value | undefined {
    const part = entryOf(this.evaluate(node.expression, scope, depth + 1), node.name.text);
    if (part !== undefined) return part;
    for (const declaration of declarationsOf(node.name, this.#code.checker)) {
      const value = ts.isParameter(declaration) ? undefined : this.#declared(declaration, scope, depth);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Calls that give what can be worked out: `Object.keys(table)`, `names.join("_")`, a function of one `return`. */
  #call(node: ts.CallExpression, scope: Scope, depth: number): Value | undefined {
    const callee = bare(node.expression);
    const values = node.arguments.map((each) => this.evaluate(each, scope, depth + 1));
    if (ts.isPropertyAccessExpression(callee)) {
      if (ts.isIdentifier(callee.expression) && callee.expression.text === "Object") {
        return ofObject(callee.name.text, values[0], node);
      }
      if (callee.name.text === "join") {
        const items = elementsOf(this.evaluate(callee.expression, scope, depth + 1));
        if (items === undefined) return undefined;
        if ("kind" in items) return items;
        const separator = textOf(values[0]) ?? ",";
        return joined(
          node,
          items.flatMap((item, at) => (at === 0 ? [item] : [separator, item])),
          { kind: "code", node, scope },
        );
      }
    }
    const target = this.evaluate(callee, scope, depth + 1);
    if (target.kind !== "code" || !ts.isFunctionLike(target.node)) return undefined;
    const result = resultOf(target.node);
    if (result === undefined) return undefined;
    const inner = new Map(target.scope);
    target.node.parameters.forEach((parameter, at) => {
      const value = values[at] ?? (parameter.initializer && this.evaluate(parameter.initializer, scope, depth + 1));
      if (value !== undefined) inner.set(parameter, value);
    });
    const value = this.evaluate(result, inner, depth + 1);
    return value.kind === "code" ? undefined : value;
  }

  #literalType(node: ts.Expression): Value | undefined {
    const type = this.#code.checker.getTypeAtLocation(node);
    if (type.isStringLiteral()) return { kind: "text", text: type.value, node };
    return type.isNumberLiteral() ? { kind: "number", number: type.value } : undefined;
  }
}
