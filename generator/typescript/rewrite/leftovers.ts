import { ts } from "ts-morph";
import { bare } from "../symbols.js";

/** What a file has before and after it is changed: nodes that go, and all of them. */
type Going = {
  readonly file: ts.SourceFile;
  readonly removed: readonly ts.Node[];
  readonly gone: readonly ts.Node[];
};

/**
 * What nothing of a file uses once some of it is gone, and what goes with that: own functions that made metrics, meters,
 * objects that held nothing else.
 */
export function leftovers({ file, removed, gone }: Going): readonly ts.Node[] {
  const found = new Set<ts.Node>(emptied(file, removed));
  for (let isNew = true; isNew; ) {
    const { before, kept } = namesIn(file, [...gone, ...found]);
    const unused = candidates(file).filter(
      ({ node, name }) => !found.has(node) && !removed.includes(node) && before.has(name) && !kept.has(name),
    );
    for (const { node } of unused) found.add(node);
    isNew = unused.length > 0;
  }
  return [...found];
}

/** Names that stand in what goes, and those that stand elsewhere; imports, and what declares a name itself, left out. */
export function namesIn(file: ts.SourceFile, gone: readonly ts.Node[]) {
  const before = new Set<string>();
  const kept = new Set<string>();
  const going = new Set(gone);
  const declared = new Set<ts.Node>(candidates(file).map(({ declares }) => declares));
  const visit = (node: ts.Node, isGone: boolean): void => {
    if (ts.isImportDeclaration(node)) return;
    const goes = isGone || going.has(node);
    const isName = ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
    if (isName && !declared.has(node)) (goes ? before : kept).add(node.text);
    ts.forEachChild(node, (each) => visit(each, goes));
  };
  visit(file, false);
  return { before, kept };
}

type Candidate = { readonly node: ts.Node; readonly declares: ts.Node; readonly name: string };

/** Functions and meters that nobody outside of the file, or of the class, can use. */
function candidates(file: ts.SourceFile): readonly Candidate[] {
  return file.statements.flatMap((statement): readonly Candidate[] => {
    if (ts.isClassDeclaration(statement)) return statement.members.flatMap(privateMeter);
    if (ts.canHaveModifiers(statement) && isExported(statement)) return [];
    if (ts.isFunctionDeclaration(statement) && statement.name !== undefined)
      return [candidate(statement, statement.name)];
    if (!ts.isVariableStatement(statement)) return [];
    const [only, ...others] = statement.declarationList.declarations;
    if (only === undefined || others.length > 0 || !ts.isIdentifier(only.name)) return [];
    return makesNothing(only.initializer) ? [candidate(statement, only.name)] : [];
  });
}

function privateMeter(member: ts.ClassElement): readonly Candidate[] {
  if (!ts.isPropertyDeclaration(member)) return [];
  const { name, modifiers = [], initializer } = member;
  const isPrivate = ts.isPrivateIdentifier(name) || modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  const isNamed = ts.isIdentifier(name) || ts.isPrivateIdentifier(name);
  return isPrivate && isNamed && makesNothing(initializer) ? [candidate(member, name)] : [];
}

function candidate(node: ts.Node, declares: ts.Identifier | ts.PrivateIdentifier): Candidate {
  return { node, declares, name: declares.text };
}

function isExported({ modifiers = [] }: { readonly modifiers?: readonly ts.ModifierLike[] | undefined }): boolean {
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** A function, or a meter: nothing happens where it is made. */
function makesNothing(initializer: ts.Expression | undefined): boolean {
  if (initializer === undefined) return false;
  const made = bare(initializer);
  if (ts.isArrowFunction(made) || ts.isFunctionExpression(made)) return true;
  const callee = ts.isCallExpression(made) ? bare(made.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === "getMeter";
}

/** Statements of constants whose objects lose all that they hold. */
function emptied(file: ts.SourceFile, removed: readonly ts.Node[]): readonly ts.Node[] {
  return file.statements.filter((statement) => {
    if (!ts.isVariableStatement(statement)) return false;
    const [initializer] = statement.declarationList.declarations.map((each) => each.initializer);
    const object = initializer === undefined ? undefined : bare(initializer);
    if (object === undefined || !ts.isObjectLiteralExpression(object) || object.properties.length === 0) return false;
    return object.properties.every((each) => removed.includes(each));
  });
}
