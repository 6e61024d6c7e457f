import type { StatementStructures } from "ts-morph";
import { printStructure, StructureKind } from "./ts-morph.js";

/** A declaration as a structure, or as text where the printer of structures would indent it unlike a formatter. */
export type Statement = string | StatementStructures;

/**
 * The text of a file: declarations with a blank line between them, imports without one; empty texts are left out.
 * The structure is printed whole and never parsed: adding nodes one by one to a source file takes quadratic time, and
 * parsing the text again would take half of a run.
 */
export function printFile(header: string, statements: readonly Statement[]): string {
  const joined = joinTexts([header, ...statements.filter((statement) => statement !== "")]);
  const text = printStructure({ kind: StructureKind.SourceFile, statements: joined }, { indentNumberOfSpaces: 2 });
  return `${text.trimEnd()}\n`;
}

/** ts-morph sets blank lines around structures, but none between texts. */
function joinTexts(statements: readonly Statement[]): Statement[] {
  const joined: Statement[] = [];
  let previous: Statement | undefined;
  for (const statement of statements) {
    if (typeof statement === "string" && typeof previous === "string") {
      const gap = isImport(previous) && isImport(statement) ? "\n" : "\n\n";
      joined.push(`${joined.pop()}${gap}${statement.trimEnd()}`);
    } else {
      joined.push(typeof statement === "string" ? statement.trimEnd() : statement);
    }
    previous = statement;
  }
  return joined;
}

function isImport(statement: string): boolean {
  return /^(?:import|export(?: type)? \{)/.test(statement);
}
