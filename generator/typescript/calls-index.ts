import { ts } from "ts-morph";
import { baseOf, type Call, classAround, nameOf } from "./libraries.js";
import { bare } from "./symbols.js";

/** The calls of a file by the name that they call; `super(…)` by that of the class that is extended. */
type CallIndex = ReadonlyMap<string, readonly Call[]>;

const known = new WeakMap<ts.SourceFile, CallIndex>();

export function callsIn(file: ts.SourceFile): CallIndex {
  const indexed = known.get(file);
  if (indexed !== undefined) return indexed;
  const index = new Map<string, Call[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = calleeOf(node)?.text;
      if (name !== undefined) {
        const others = index.get(name);
        if (others === undefined) index.set(name, [node]);
        else others.push(node);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  known.set(file, index);
  return index;
}

/** The name that a call calls. */
export function calleeOf(call: Call): ts.Identifier | ts.PrivateIdentifier | undefined {
  if (bare(call.expression).kind !== ts.SyntaxKind.SuperKeyword) return nameOf(call.expression);
  const base = baseOf(classAround(call));
  return base && nameOf(base);
}
