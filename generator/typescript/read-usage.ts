import { ts } from "ts-morph";
import { attributesOf } from "./labels.js";
import { type Code, type CodeProblem, type CodeRequest, openCode } from "./project.js";
import { metricsOf, placeOf } from "./read-metrics.js";
import { bare, declarationsOf } from "./symbols.js";
import { isTestFile } from "./test-files.js";
import { looksUnbounded } from "./unbounded.js";
import type { ReadUsage, RecorderUse, UsedAttribute } from "./use.js";

export type UsageRequest = CodeRequest & {
  /** The folder with the recorders, whole. */
  readonly generated: string;
  /** The methods of the recorders. */
  readonly methods: ReadonlySet<string>;
};

/** Where recorders are called, tests included, and which metrics are made by hand, tests left out. */
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

function usesIn(file: ts.SourceFile, { methods, generated, folder }: UsageRequest, code: Code): readonly RecorderUse[] {
  const found: RecorderUse[] = [];
  const isTest = isTestFile(file.fileName, folder);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isMention(node)) {
      const method = methodAt(node, methods, generated, code.checker);
      if (method !== undefined) {
        found.push({ ...method, place: placeOf(node), isTest, attributes: passedAt(node, code.checker) });
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

function passedAt(node: ts.Identifier, checker: ts.TypeChecker): readonly UsedAttribute[] | null {
  const callee = ts.isPropertyAccessExpression(node.parent) ? node.parent : node;
  const call = callee.parent;
  if (!ts.isCallExpression(call) || call.expression !== callee) return null;
  const callback = call.arguments.map(bare).find((each) => ts.isArrowFunction(each) || ts.isFunctionExpression(each));
  if (callback !== undefined) return observed(callback, checker);
  const given = call.arguments.find((each) => isObject(each, checker));
  return given === undefined ? [] : attributesAt(given, checker);
}

/** The attributes of `record.observeLoad((observe) => observe(2, { core }))`. */
function observed(callback: ts.Expression, checker: ts.TypeChecker): readonly UsedAttribute[] | null {
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return null;
  const name = callback.parameters[0]?.name;
  if (name === undefined || !ts.isIdentifier(name)) return null;
  const found: UsedAttribute[] = [];
  let isKnown = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name) {
      const { parent } = node;
      const isCall = ts.isCallExpression(parent) && parent.expression === node;
      const [, given] = isCall ? parent.arguments : [];
      const attributes = given === undefined ? [] : attributesAt(given, checker);
      if (isCall && attributes !== null) found.push(...attributes);
      else isKnown = false;
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(callback, visit);
  return isKnown ? found : null;
}

function isObject(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isObjectLiteralExpression(bare(node))) return true;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  return (type.flags & (ts.TypeFlags.Number | ts.TypeFlags.NumberLiteral)) === 0;
}

/** Null where there may be others than can be named. */
function attributesAt(given: ts.Expression, checker: ts.TypeChecker): readonly UsedAttribute[] | null {
  const { attributes, isWhole } = attributesOf(given, checker);
  if (!isWhole) return null;
  const node = bare(given);
  const members = ts.isObjectLiteralExpression(node) ? node.properties : [];
  return attributes.map(({ key, values }): UsedAttribute => {
    const member = members.find(({ name }) => name !== undefined && "text" in name && name.text === key);
    const written = member !== undefined && ts.isPropertyAssignment(member) ? bare(member.initializer) : undefined;
    const isLiteral = written !== undefined && (ts.isStringLiteralLike(written) || ts.isNumericLiteral(written));
    const isUnbounded = written !== undefined && values.values === null && looksUnbounded(written);
    return { key, values, place: placeOf(written ?? member ?? given), isLiteral, isUnbounded };
  });
}
