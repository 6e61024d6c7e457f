import type { ClassDeclarationStructure, MethodDeclarationStructure } from "ts-morph";
import { lineWidth } from "./layout.js";
import { head, headOnOneLine } from "./signature.js";
import { printStructure, StructureKind } from "./ts-morph.js";

type Class = {
  readonly name: string;
  readonly extends: string;
  readonly docs: readonly string[];
  readonly methods: readonly MethodDeclarationStructure[];
};

/**
 * The text of an exported class. Its structure is printed whole and never parsed: adding nodes one by one to a source
 * file takes quadratic time, and parsing the text again would take half of a run.
 */
export function printClass({ name, extends: base, docs, methods }: Class): string {
  const structure: ClassDeclarationStructure = {
    kind: StructureKind.Class,
    isExported: true,
    name,
    extends: base,
    docs: [...docs],
    methods: [...methods],
  };
  return breakLongHeads(printStructure(structure, { indentNumberOfSpaces: 2 }), methods);
}

/** ts-morph prints each head on one line: the text of a class with the too long ones broken. */
function breakLongHeads(text: string, methods: readonly MethodDeclarationStructure[]): string {
  const heads = new Map(methods.map((method) => [headOnOneLine(method), method]));
  const lines = text.split("\n").map((line) => {
    const method = line.length > lineWidth ? heads.get(line.trim()) : undefined;
    return method === undefined ? line : `  ${head("", method, 1)}`;
  });
  return lines.join("\n");
}
