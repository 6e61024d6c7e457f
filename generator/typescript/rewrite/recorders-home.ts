import { ts } from "ts-morph";
import { originText } from "./origin-text.js";
import type { Code } from "../project.js";

/** Where the recorders of a program are: a constant that a file exports. A file that is new has its text here. */
export type RecordersHome = { readonly name: string; readonly path: string; readonly text: string | null };

export type HomeRequest = {
  /** The folder with the generated recorders, whole. */
  readonly generated: string;
  readonly importExtension: "js" | "ts" | "none";
  /** Whether `createRecorders` needs common attributes. */
  readonly hasContext: boolean;
};

/** The constant that `createRecorders` makes already, or a file for a new one in a folder. */
export function recordersHome(code: Code, folder: string, request: HomeRequest): RecordersHome | undefined {
  const files = code.load(code.filesWith((text) => text.includes("createRecorders")));
  for (const file of files) {
    if (file.fileName.startsWith(`${request.generated}/`)) continue;
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement) || !isExported(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        const isIt =
          initializer !== undefined && ts.isCallExpression(initializer) && ts.isIdentifier(initializer.expression);
        if (!isIt || initializer.expression.getText() !== "createRecorders" || !ts.isIdentifier(name)) continue;
        return { name: name.text, path: file.fileName, text: null };
      }
    }
  }
  if (request.hasContext) return undefined;
  const path = `${folder}/record.ts`;
  const from = originText(path, `${request.generated}/recorders.ts`, request.importExtension);
  const text = `import { createRecorders } from "${from}";\n\nexport const record = createRecorders();\n`;
  return { name: "record", path, text };
}

function isExported({ modifiers = [] }: { readonly modifiers?: readonly ts.ModifierLike[] | undefined }): boolean {
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
