import type { StatementStructures } from "ts-morph";
import { printStructure } from "./ts-morph.js";

/** A declaration as a structure, or as text where the printer of structures would indent it unlike a formatter. */
export type Statement = string | StatementStructures;

/**
 * The text of a file: declarations with a blank line between them, imports without one; empty texts are left out.
 * A structure is printed whole and never parsed: adding nodes one by one to a source file takes quadratic time, and
 * parsing the text again would take half of a run.
 */
export function printFile(header: string, statements: readonly Statement[]): string {
  const present = statements.filter((statement) => statement !== "");
  const parts = present.flatMap((statement, index) => [
    isImport(present[index - 1]) && isImport(statement) ? "\n" : "\n\n",
    print(statement),
  ]);
  return `${header}${parts.join("")}\n`;
}

function print(statement: Statement): string {
  const text = typeof statement === "string" ? statement : printStructure(statement, { indentNumberOfSpaces: 2 });
  return text.trimEnd();
}

function isImport(statement: Statement | undefined): boolean {
  return typeof statement === "string" && /^(?:import|export(?: type)? \{)/.test(statement);
}
