import { ts } from "ts-morph";

/** The declarations that a name means, through imports and re-exports. */
export function declarationsOf(name: ts.Node, checker: ts.TypeChecker): readonly ts.Declaration[] {
  const { parent } = name;
  const symbol =
    ts.isShorthandPropertyAssignment(parent) && parent.name === name
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(name);
  return resolved(symbol, checker)?.declarations ?? [];
}

function resolved(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return symbol;
  const target = checker.getAliasedSymbol(symbol);
  // Of a module that is not there, the import itself is all there is.
  return target.declarations === undefined ? symbol : target;
}

/** What is inside parentheses, assertions and `await`. */
export function bare(node: ts.Expression): ts.Expression {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isAwaitExpression(node)
  ) {
    return bare(node.expression);
  }
  return node;
}

/** The module and the name in it that an expression takes from there: `new Counter`, `client.Counter`, `require("x").Counter`. */
type Origin = { readonly module: string; readonly name: string };

export function originOf(node: ts.Expression, checker: ts.TypeChecker, depth = 0): Origin | undefined {
  const inner = bare(node);
  if (depth > 8) return undefined;
  if (ts.isPropertyAccessExpression(inner)) {
    const home = moduleOf(inner.expression, checker, depth);
    return home === undefined ? undefined : { module: home, name: inner.name.text };
  }
  if (!ts.isIdentifier(inner)) return undefined;
  const symbol = checker.getSymbolAtLocation(inner);
  for (const declaration of aliasChain(symbol, checker)) {
    const found = declaredOrigin(declaration, checker, depth);
    if (found !== undefined) return found;
  }
  return undefined;
}

function declaredOrigin(declaration: ts.Declaration, checker: ts.TypeChecker, depth: number): Origin | undefined {
  if (ts.isImportSpecifier(declaration) || ts.isExportSpecifier(declaration)) {
    const from = ts.isImportSpecifier(declaration)
      ? declaration.parent.parent.parent.moduleSpecifier
      : declaration.parent.parent.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from) || from.text.startsWith(".")) return undefined;
    return { module: from.text, name: (declaration.propertyName ?? declaration.name).text };
  }
  if (ts.isBindingElement(declaration) && ts.isVariableDeclaration(declaration.parent.parent)) {
    const { initializer } = declaration.parent.parent;
    const home = initializer && moduleOf(initializer, checker, depth + 1);
    const key = declaration.propertyName ?? declaration.name;
    return home !== undefined && ts.isIdentifier(key) ? { module: home, name: key.text } : undefined;
  }
  if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
    return originOf(declaration.initializer, checker, depth + 1);
  }
  return undefined;
}

/** The module whose namespace, default export or `require` an expression is. */
function moduleOf(node: ts.Expression, checker: ts.TypeChecker, depth: number): string | undefined {
  const inner = bare(node);
  if (depth > 8) return undefined;
  if (ts.isCallExpression(inner)) {
    const [argument] = inner.arguments;
    const isRequire = ts.isIdentifier(inner.expression) && inner.expression.text === "require";
    const isImport = inner.expression.kind === ts.SyntaxKind.ImportKeyword;
    return (isRequire || isImport) && argument !== undefined && ts.isStringLiteral(argument)
      ? argument.text
      : undefined;
  }
  if (ts.isPropertyAccessExpression(inner) && inner.name.text === "default") {
    return moduleOf(inner.expression, checker, depth + 1);
  }
  if (!ts.isIdentifier(inner)) return undefined;
  for (const declaration of aliasChain(checker.getSymbolAtLocation(inner), checker)) {
    const from = namespaceOf(declaration);
    if (from !== undefined) return from;
    if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) {
      return moduleOf(declaration.initializer, checker, depth + 1);
    }
  }
  return undefined;
}

function namespaceOf(declaration: ts.Declaration): string | undefined {
  const from = ts.isNamespaceImport(declaration)
    ? declaration.parent.parent.moduleSpecifier
    : ts.isImportClause(declaration)
      ? declaration.parent.moduleSpecifier
      : ts.isImportEqualsDeclaration(declaration) && ts.isExternalModuleReference(declaration.moduleReference)
        ? declaration.moduleReference.expression
        : undefined;
  return from !== undefined && ts.isStringLiteral(from) && !from.text.startsWith(".") ? from.text : undefined;
}

/** The declarations of a name, and those of the imports and re-exports that it comes through. */
function aliasChain(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): readonly ts.Declaration[] {
  const found: ts.Declaration[] = [];
  for (let at = symbol, left = 16; at !== undefined && left > 0; left -= 1) {
    found.push(...(at.declarations ?? []));
    at = (at.flags & ts.SymbolFlags.Alias) === 0 ? undefined : checker.getImmediateAliasedSymbol(at);
  }
  return found;
}
