import { ts } from "ts-morph";
import { leftovers, namesIn } from "./leftovers.js";

type Imported = ts.ImportSpecifier | ts.NamespaceImport;

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** What changes in one file. */
export type FileChange = {
  readonly file: ts.SourceFile;
  readonly calls: Edit[];
  /** Statements, properties and fields that go. */
  readonly removed: ts.Node[];
  /** Of calls that are replaced, what their new text does not have. */
  readonly receivers: ts.Node[];
  readonly dropped: ts.ImportSpecifier[];
};

/** The text of a file after its changes; `recorders` is where its recorders come from. */
export function changedText(
  change: FileChange,
  recorders: { readonly name: string; readonly from: string } | null,
): string {
  const { file, calls, dropped } = change;
  const { text } = file;
  const gone = [...change.removed, ...change.receivers];
  const removed = [...change.removed, ...leftovers({ file, removed: change.removed, gone })];
  const declarations = file.statements.filter(ts.isImportDeclaration);
  const unused = new Set([...dropped, ...freed(file, [...gone, ...removed], declarations)]);
  const removals = outermost(removed).map((each) => removal(each, text));
  const isLeft = ({ start, end }: Edit) => !removals.some((each) => each.start <= start && end <= each.end);
  const edits: Edit[] = [...calls.filter(isLeft), ...removals];
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

/** Imports of a file that only what goes from it used. */
function freed(
  file: ts.SourceFile,
  gone: readonly ts.Node[],
  declarations: readonly ts.ImportDeclaration[],
): readonly Imported[] {
  if (gone.length === 0) return [];
  const { before, kept } = namesIn(file, gone);
  const imported = declarations.flatMap(({ importClause }): readonly Imported[] => {
    const bindings = importClause?.namedBindings;
    if (bindings === undefined) return [];
    return ts.isNamedImports(bindings) ? [...bindings.elements] : [bindings];
  });
  return imported.filter(({ name }) => before.has(name.text) && !kept.has(name.text));
}

/** Those that lie in no other one. */
function outermost(nodes: readonly ts.Node[]): readonly ts.Node[] {
  const all = new Set(nodes);
  const isInner = (node: ts.Node): boolean =>
    node.parent !== undefined && (all.has(node.parent) || isInner(node.parent));
  return [...all].filter((each) => !isInner(each));
}

function importEdit(
  declaration: ts.ImportDeclaration,
  unused: ReadonlySet<Imported>,
  text: string,
  instead: string | null,
): Edit | undefined {
  const bindings = declaration.importClause?.namedBindings;
  if (bindings === undefined) return undefined;
  if (ts.isNamespaceImport(bindings)) {
    const isWhole = unused.has(bindings) && declaration.importClause?.name === undefined;
    return isWhole ? withoutImport(declaration, text, instead) : undefined;
  }
  const left = bindings.elements.filter((each) => !unused.has(each));
  if (left.length === bindings.elements.length) return undefined;
  if (left.length > 0 || declaration.importClause?.name !== undefined) {
    const names = left.map((each) => each.getText()).join(", ");
    return { start: bindings.getStart(), end: bindings.getEnd(), text: `{ ${names} }` };
  }
  return withoutImport(declaration, text, instead);
}

function withoutImport(declaration: ts.ImportDeclaration, text: string, instead: string | null): Edit {
  if (instead !== null) return { start: declaration.getStart(), end: declaration.getEnd(), text: instead };
  return { start: declaration.getStart(), end: lineEnd(text, declaration.getEnd()), text: "" };
}

/** A statement or a member with the comment that documents it, and the comma behind it. */
function removal(node: ts.Node, text: string): Edit {
  const [comment] = ts.getLeadingCommentRanges(text, node.getFullStart())?.slice(-1) ?? [];
  const isAttached = comment !== undefined && !/\n\s*\n/.test(text.slice(comment.end, node.getStart()));
  const start = isAttached ? comment.pos : node.getStart();
  const [comma = ""] = ts.isPropertyAssignment(node) ? (/^\s*,/.exec(text.slice(node.getEnd())) ?? []) : [];
  const end = lineEnd(text, node.getEnd() + comma.length);
  const [indent = ""] = /(?<=\n)[ \t]*$/.exec(text.slice(0, start)) ?? [];
  return { start: text[end - 1] === "\n" ? start - indent.length : start, end, text: "" };
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
    const isAfterEmpty = given === "" && (result === "" || /[\n{][ \t]*\r?\n$/.test(result));
    at = end + (isAfterEmpty ? (/^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0) : 0);
  }
  return `${result}${text.slice(at)}`.replace(/\n\s*$/, "\n");
}
