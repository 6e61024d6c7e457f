import { ts } from "ts-morph";
import type { Definition } from "../definitions.js";
import type { InstrumentCall } from "../instrument-calls.js";
import { nameOf } from "../libraries.js";
import type { Code } from "../project.js";
import { bare, declarationsOf } from "../symbols.js";
import { callsSomething } from "./effects.js";
import { type Holding, holdingOf } from "./holding.js";
import { placeText } from "./places.js";

/** What holds a metric, what its calls name it by, and the imports of it. */
export type Exact = {
  readonly holding: Holding;
  /** What goes with the calls: `metrics.requests` of `metrics.requests.inc()`. */
  readonly receivers: readonly ts.Node[];
  readonly imports: readonly ts.ImportSpecifier[];
};

type Search = {
  readonly declaration: ts.Declaration;
  readonly name: string;
  readonly isKnown: (node: ts.Node) => boolean;
  readonly imports: ts.ImportSpecifier[];
  readonly checker: ts.TypeChecker;
};

/** Where every use of a metric is a call that records or an import; otherwise why not. */
export function exactUses(definition: Definition, calls: readonly InstrumentCall[], code: Code): Exact | string {
  const holding = holdingOf(definition, code.checker);
  if (typeof holding === "string") return holding;
  const receivers = calls.map(({ node }) => receiverOf(node));
  const busy = receivers.find(callsSomething);
  if (busy !== undefined) return `what leads to it is worked out at each call (${placeText(busy)})`;
  const names = new Set<ts.Node | undefined>(receivers.map(nameOf));
  const imports: ts.ImportSpecifier[] = [];
  const { declaration, name, removed, object } = holding;
  const isKnown = (node: ts.Node) => node === name || names.has(node) || removed.some((each) => contains(each, node));
  const other = anyUse({ declaration, name: name.text, isKnown, imports, checker: code.checker }, code);
  if (other !== undefined) return `it is also used at ${placeText(other)}`;
  if (object === null || !ts.isIdentifier(object.name)) return { holding, receivers, imports };
  const home = object.name;
  const isRead = (node: ts.Node) => {
    const { parent } = node;
    return node === home || (ts.isPropertyAccessExpression(parent) && parent.expression === node);
  };
  const whole = { declaration: object, name: home.text, isKnown: isRead, imports: [], checker: code.checker };
  const passed = anyUse(whole, code);
  return passed === undefined
    ? { holding, receivers, imports: [] }
    : `what it is a property of is also used as a whole (${placeText(passed)})`;
}

/** `counter` of `counter.labels("get").inc()`, `metrics.requests` of `metrics.requests.inc()`. */
function receiverOf(call: ts.CallExpression): ts.Expression {
  const callee = bare(call.expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? bare(callee.expression) : callee;
  return ts.isCallExpression(receiver) ? receiverOf(receiver) : receiver;
}

/** A use of a declaration by its name, in any file, that is neither known nor an import. */
function anyUse(search: Search, code: Code): ts.Node | undefined {
  const { declaration, name } = search;
  const isNamed = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`);
  const isInner = ts.isPropertyDeclaration(declaration);
  const files = isInner ? [declaration.getSourceFile()] : code.load(code.filesWith((text) => isNamed.test(text)));
  for (const file of files) {
    const other = otherUse(file, search);
    if (other !== undefined) return other;
  }
  return undefined;
}

function otherUse(file: ts.SourceFile, { declaration, name, isKnown, imports, checker }: Search): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isImportSpecifier(node) && node.name.text === name) {
      if (!declarationsOf(node.name, checker).includes(declaration)) return undefined;
      imports.push(node);
      return node.propertyName === undefined ? undefined : node;
    }
    const isNamed = (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && node.text === name;
    if (isNamed && !isKnown(node) && declarationsOf(node, checker).includes(declaration)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(file);
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  const isSame = outer.getSourceFile() === inner.getSourceFile();
  return isSame && outer.getStart() <= inner.getStart() && inner.getEnd() <= outer.getEnd();
}
