import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript-6.0";

/** A source file of this repository: its path from the root, its text, its syntax tree, and what it imports. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
};

export type Import = {
  /** A path from the root, or the name of a package. */
  readonly target: string;
  /** `type`: erased. `dynamic`: loaded when first needed. */
  readonly kind: "value" | "type" | "dynamic";
  /** The names that are imported, or exported again; `*` where it is a whole module. */
  readonly names: readonly string[];
  readonly isExported: boolean;
};

const root: string = fileURLToPath(new URL("..", import.meta.url));
const foreign = /(^|\/)(node_modules|dist|fixtures|expected)(\/|$)/;

/** Every source file below these folders, without what is built, installed or a fixture. */
export function readSources(folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
    const paths = files.map((file) => `${folder}/${file.replaceAll("\\", "/")}`);
    const sources = paths.filter((path) => /\.(ts|js|mjs)$/.test(path) && !foreign.test(path)).sort();
    return sources.map((path) => parseSource(path, readFileSync(join(root, path), "utf8")));
  });
}

export function parseSource(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  return { path, text, tree, imports: importsOf(path, tree) };
}

const nodesOfTrees = new WeakMap<ts.Node, readonly ts.Node[]>();

/** Every node of a tree, the outer ones first. */
export function nodes(tree: ts.Node): readonly ts.Node[] {
  const known = nodesOfTrees.get(tree);
  if (known !== undefined) return known;
  const found: ts.Node[] = [];
  const add = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, add);
  };
  add(tree);
  nodesOfTrees.set(tree, found);
  return found;
}

/** The number of lines from the first to the last of a node. */
export function linesOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  const line = (offset: number) => tree.getLineAndCharacterOfPosition(offset).line;
  return line(node.getEnd()) - line(node.getStart()) + 1;
}

function importsOf(path: string, tree: ts.SourceFile): readonly Import[] {
  return nodes(tree).flatMap((node): readonly Import[] => {
    const imported = (given: ts.Node | undefined, kind: Import["kind"], names: readonly string[] = ["*"]) => {
      if (given === undefined || !ts.isStringLiteral(given)) return [];
      return [{ target: resolveImport(path, given.text), kind, names, isExported: ts.isExportDeclaration(node) }];
    };
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      return imported(node.moduleSpecifier, isErased(node) ? "type" : "value", namesOf(node));
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      return imported(node.argument.literal, "type");
    }
    const isLoading = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return isLoading ? imported(node.arguments[0], "dynamic") : [];
  });
}

function namesOf(node: ts.ImportDeclaration | ts.ExportDeclaration): readonly string[] {
  const named = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
  if (named === undefined || !(ts.isNamedImports(named) || ts.isNamedExports(named))) return ["*"];
  return named.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}

function isErased(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const { exportClause, isTypeOnly } = node;
    return (
      isTypeOnly || (exportClause !== undefined && ts.isNamedExports(exportClause) && areTypes(exportClause.elements))
    );
  }
  const { importClause } = node;
  if (importClause === undefined) return false;
  const { namedBindings, name } = importClause;
  if (importClause.isTypeOnly) return true;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    areTypes(namedBindings.elements)
  );
}

function areTypes(elements: readonly { readonly isTypeOnly: boolean }[]): boolean {
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

function resolveImport(from: string, specifier: string): string {
  if (!specifier.startsWith(".")) return packageOf(specifier);
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, ".ts");
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:") || specifier.startsWith("@meterbook/")) return specifier;
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
