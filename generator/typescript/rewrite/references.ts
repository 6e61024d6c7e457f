import { ts } from "ts-morph";
import type { Definition } from "../definitions.js";
import type { InstrumentCall } from "../instrument-calls.js";
import { placeText } from "./places.js";
import type { Code } from "../project.js";
import { bare, declarationsOf } from "../symbols.js";

/** The statement that makes a metric, and the imports of it; the calls are known. */
export type Exact = {
  readonly statement: ts.VariableStatement;
  readonly name: string;
  readonly imports: readonly ts.ImportSpecifier[];
};

/** Where a metric is a constant of its own, of which every use is a call that records or an import; otherwise why not. */
export function exactUses(definition: Definition, calls: readonly InstrumentCall[], code: Code): Exact | string {
  const { call, made, isShared } = definition;
  if (call !== made || isShared) return "it is made by a function or a loop of your own";
  const declaration = holderOf(call);
  if (declaration === undefined) return "it is not a constant of its own";
  const list = declaration.parent;
  const statement = list.parent;
  const isAlone =
    ts.isVariableDeclarationList(list) && ts.isVariableStatement(statement) && list.declarations.length === 1;
  if (!isAlone || !ts.isSourceFile(statement.parent))
    return "it is not made at the top of its file, in a statement of its own";
  const { name } = declaration;
  if (!ts.isIdentifier(name)) return "it is not a constant of its own";
  const known = new Set<ts.Node>(calls.map(({ node }) => receiverOf(node)));
  const imports: ts.ImportSpecifier[] = [];
  const isNamed = new RegExp(`(?<![\\w$])${name.text.replaceAll("$", "\\$")}(?![\\w$])`);
  for (const file of code.load(code.filesWith((text) => isNamed.test(text)))) {
    const other = otherUse(file, declaration, name.text, known, imports, code.checker);
    if (other !== undefined) return `it is also used at ${placeText(other)}`;
  }
  return { statement, name: name.text, imports };
}

function holderOf(call: ts.Node): ts.VariableDeclaration | undefined {
  const { parent } = call;
  if (ts.isVariableDeclaration(parent)) return parent;
  return ts.isExpression(parent) && bare(parent) === call ? holderOf(parent) : undefined;
}

/** `counter` of `counter.labels("get").inc()`. */
function receiverOf(call: ts.CallExpression): ts.Node {
  let node: ts.Expression = call;
  for (;;) {
    const inner: ts.Expression = bare(node);
    if (ts.isCallExpression(inner) || ts.isPropertyAccessExpression(inner)) node = inner.expression;
    else return inner;
  }
}

/** A use that is neither of the known calls nor an import by its name. */
function otherUse(
  file: ts.SourceFile,
  declaration: ts.VariableDeclaration,
  name: string,
  known: ReadonlySet<ts.Node>,
  imports: ts.ImportSpecifier[],
  checker: ts.TypeChecker,
): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isImportSpecifier(node) && node.name.text === name) {
      if (!declarationsOf(node.name, checker).includes(declaration)) return undefined;
      imports.push(node);
      return node.propertyName === undefined ? undefined : node;
    }
    const isIt = ts.isIdentifier(node) && node.text === name && node !== declaration.name && !known.has(node);
    if (isIt && declarationsOf(node, checker).includes(declaration)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(file);
}
