/** The text of a file: declarations with a blank line between them, imports without one; empty texts are left out. */
export function printFile(header: string, statements: readonly string[]): string {
  const present = statements.filter((statement) => statement !== "");
  const parts = present.flatMap((statement, index) => [
    isImport(present[index - 1] ?? "") && isImport(statement) ? "\n" : "\n\n",
    statement.trimEnd(),
  ]);
  return `${header}${parts.join("")}\n`;
}

function isImport(statement: string): boolean {
  return /^(?:import|export(?: type)? \{)/.test(statement);
}
