import { ts } from "ts-morph";

export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** What changes in one file. */
export type FileChange = {
  readonly file: ts.SourceFile;
  readonly calls: Edit[];
  readonly statements: ts.VariableStatement[];
  readonly dropped: ts.ImportSpecifier[];
};

/** The text of a file after its changes; `recorders` is where its recorders come from. */
export function changedText(
  change: FileChange,
  recorders: { readonly name: string; readonly from: string } | null,
): string {
  const { file, calls, statements, dropped } = change;
  const { text } = file;
  const edits: Edit[] = [...calls, ...statements.map((each) => removal(each, text))];
  const declarations = file.statements.filter(ts.isImportDeclaration);
  const unused = new Set([...dropped, ...freed(change, declarations)]);
  const wanted = recorders === null || calls.length === 0 || imports(declarations, recorders.name) ? null : recorders;
  const line = wanted === null ? null : importLine(wanted, declarations, text);
  let isPlaced = line === null;
  for (const declaration of declarations) {
    const edit = importEdit(declaration, unused, text, isPlaced ? null : line);
    if (edit === undefined) continue;
    edits.push(edit);
    if (line !== null && edit.text === line) isPlaced = true;
  }
  if (!isPlaced && line !== null) {
    const at = declarations.at(-1)?.getEnd() ?? 0;
    edits.push({ start: at, end: at, text: at === 0 ? `${line}\n\n` : `\n${line}` });
  }
  const after = spliced(text, edits);
  return after.trim() === "" ? "export {};\n" : after.replace(/^\n+/, "");
}

function imports(declarations: readonly ts.ImportDeclaration[], name: string): boolean {
  return declarations.some(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return (
      bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.some((each) => each.name.text === name)
    );
  });
}

/** Quotes and semicolons as the file has them. */
function importLine(
  { name, from }: { readonly name: string; readonly from: string },
  [first]: readonly ts.ImportDeclaration[],
  text: string,
): string {
  const quote = (first === undefined ? text : first.moduleSpecifier.getText()).includes("'") ? "'" : '"';
  const isClosed = first === undefined || first.getText().endsWith(";");
  return `import { ${name} } from ${quote}${from}${quote}${isClosed ? ";" : ""}`;
}

/** Imports of a file that only what is removed from it used. */
function freed(
  { file, statements, dropped }: FileChange,
  declarations: readonly ts.ImportDeclaration[],
): readonly ts.ImportSpecifier[] {
  if (statements.length === 0) return [];
  const specifiers = declarations.flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings !== undefined && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  });
  const kept = new Set<string>();
  const before = new Set<string>();
  const visit = (node: ts.Node, isRemoved: boolean): void => {
    if (ts.isImportDeclaration(node)) return;
    const isGone = isRemoved || statements.some((each) => each === node);
    if (ts.isIdentifier(node)) (isGone ? before : kept).add(node.text);
    ts.forEachChild(node, (each) => visit(each, isGone));
  };
  visit(file, false);
  return specifiers.filter(
    (each) => before.has(each.name.text) && !kept.has(each.name.text) && !dropped.includes(each),
  );
}

function importEdit(
  declaration: ts.ImportDeclaration,
  unused: ReadonlySet<ts.ImportSpecifier>,
  text: string,
  instead: string | null,
): Edit | undefined {
  const bindings = declaration.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return undefined;
  const left = bindings.elements.filter((each) => !unused.has(each));
  if (left.length === bindings.elements.length) return undefined;
  if (left.length > 0 || declaration.importClause?.name !== undefined) {
    const names = left.map((each) => each.getText()).join(", ");
    return { start: bindings.getStart(), end: bindings.getEnd(), text: `{ ${names} }` };
  }
  if (instead !== null) return { start: declaration.getStart(), end: declaration.getEnd(), text: instead };
  return { start: declaration.getStart(), end: lineEnd(text, declaration.getEnd()), text: "" };
}

/** A statement with the comment that documents it. */
function removal(statement: ts.Statement, text: string): Edit {
  const [comment] = ts.getLeadingCommentRanges(text, statement.getFullStart())?.slice(-1) ?? [];
  const isAttached = comment !== undefined && !/\n\s*\n/.test(text.slice(comment.end, statement.getStart()));
  const start = isAttached ? comment.pos : statement.getStart();
  return { start, end: lineEnd(text, statement.getEnd()), text: "" };
}

function lineEnd(text: string, at: number): number {
  const [rest = ""] = /^[ \t]*\r?\n?/.exec(text.slice(at)) ?? [];
  return at + rest.length;
}

/** The text with its edits; where something goes, one empty line stays of two. */
function spliced(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: given } of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start) + given;
    const isAfterEmpty = given === "" && (result === "" || /\n[ \t]*\r?\n$/.test(result));
    at = end + (isAfterEmpty ? (/^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0) : 0);
  }
  return `${result}${text.slice(at)}`.replace(/\n\s*$/, "\n");
}
