import type { ts } from "ts-morph";

/** The file's name and the line, as sentences name a place. */
export function placeText(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${file.fileName.slice(file.fileName.lastIndexOf("/") + 1)}:${line + 1}`;
}
