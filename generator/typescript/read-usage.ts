import { ts } from "ts-morph";
import { passedAt, passedToSpan } from "./passed.js";
import { type Code, type CodeProblem, type CodeRequest, openCode } from "./project.js";
import { metricsOf, placeOf } from "./read-metrics.js";
import { rawSignals } from "./raw-signals.js";
import { declarationsOf } from "./symbols.js";
import { isTestFile } from "./test-files.js";
import type { ReadUsage, RecorderUse } from "./use.js";

export type UsageRequest = CodeRequest & {
  /** The folder with the recorders, whole. */
  readonly generated: string;
  /** The methods of the recorders. */
  readonly methods: ReadonlySet<string>;
};

/** Where recorders are called, tests included, and what is made by hand, tests left out. */
export function readUsage(request: UsageRequest): ReadUsage | CodeProblem {
  const code = openCode(request);
  if ("message" in code) return code;
  const isOwn = (path: string) => path.startsWith(`${request.generated}/`);
  const { definitions, unread } = metricsOf(code, request.folder);
  const files = code.load(code.filesWith((text) => names(text, request.methods)).filter((path) => !isOwn(path)));
  const uses = files.flatMap((file) => usesIn(file, request, code));
  const raw = definitions.map(({ instrument: { library, kind }, name, named }) => {
    return { library, kind, name, place: placeOf(named) };
  });
  return {
    uses,
    raw,
    rawSignals: rawSignals(code, request.folder).filter(({ place }) => !isOwn(place.path)),
    unread: unread.map(({ node, reason }) => ({ place: placeOf(node), reason })),
    texts: code.texts,
    files: code.texts.size,
    checked: code.checked,
  };
}

function names(text: string, methods: ReadonlySet<string>): boolean {
  for (const [name] of text.matchAll(/[A-Za-z_$][\w$]*/g)) if (methods.has(name)) return true;
  return false;
}

function usesIn(file: ts.SourceFile, request: UsageRequest, code: Code): readonly RecorderUse[] {
  const { methods, generated, folder } = request;
  const found: RecorderUse[] = [];
  const isTest = isTestFile(file.fileName, folder);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isMention(node)) {
      const method = methodAt(node, methods, generated, code.checker);
      if (method !== undefined) {
        // The classes of `record.span`, and those of its parts, are called so; what runs in a span is passed besides.
        const passed = method.owner?.endsWith("Spans") ? passedToSpan : passedAt;
        found.push({ ...method, place: placeOf(node), isTest, attributes: passed(node, code.checker) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A name that is taken from an object, or one that was taken before and is used. */
function isMention(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return false;
  return ts.isCallExpression(parent) || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent);
}

/** The method of a recorder that a name means; where its types are not there, the name is taken at its word. */
function methodAt(
  node: ts.Identifier,
  methods: ReadonlySet<string>,
  generated: string,
  checker: ts.TypeChecker,
): Pick<RecorderUse, "method" | "owner"> | undefined {
  const isProperty = ts.isPropertyAccessExpression(node.parent);
  if (isProperty && !methods.has(node.text)) return undefined;
  const declarations = declarationsOf(node, checker).flatMap((each) => taken(each, checker));
  if (declarations.length === 0)
    return isProperty && isCallee(node) && isUntyped(node, checker) ? { method: node.text, owner: null } : undefined;
  for (const declaration of declarations) {
    const isMember =
      ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration) || ts.isPropertySignature(declaration);
    if (!isMember || !declaration.getSourceFile().fileName.startsWith(`${generated}/`)) continue;
    const name = declaration.name.getText();
    if (methods.has(name)) return { method: name, owner: ownerOf(declaration) };
  }
  return undefined;
}

function ownerOf({ parent }: ts.Node): string | null {
  const isNamed = ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent);
  return isNamed ? (parent.name?.text ?? null) : null;
}

/** What `const { toolCall } = record` takes out. */
function taken(declaration: ts.Node, checker: ts.TypeChecker): readonly ts.Node[] {
  if (!ts.isBindingElement(declaration)) return [declaration];
  const key = declaration.propertyName ?? declaration.name;
  if (!ts.isIdentifier(key)) return [];
  return checker.getTypeAtLocation(declaration.parent).getProperty(key.text)?.declarations ?? [];
}

/** Of an object without types, or of a mapped type such as that of bound recorders, which says where nothing is declared. */
function isUntyped({ parent, text }: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(parent)) return false;
  const type = checker.getTypeAtLocation(parent.expression);
  return (type.flags & ts.TypeFlags.Any) !== 0 || type.getProperty(text) !== undefined;
}

function isCallee(node: ts.Identifier): boolean {
  const callee = ts.isPropertyAccessExpression(node.parent) ? node.parent : node;
  return ts.isCallExpression(callee.parent) && callee.parent.expression === callee;
}
