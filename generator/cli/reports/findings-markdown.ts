import { type Diagnostic, placeOf, sourceOf } from "../../diagnostics/diagnostic.js";
import { code } from "../../emit/markdown/syntax/code-span.js";
import { inline } from "../../emit/markdown/syntax/escape.js";
import { table } from "../../emit/markdown/syntax/table.js";
import { positionOf } from "../../source.js";
import { count } from "../terminal/display.js";

/** More are not read; the log has all. */
const mostRows = 100;

/** What `lint` and `generate` found, as Markdown for a summary: how many findings of which severity, and a table of them. */
export function findingsMarkdown(
  diagnostics: readonly Diagnostic[],
  name: string,
  fromRoot: (name: string) => string,
): string {
  if (diagnostics.length === 0) return `### ${code(fromRoot(name))}: no findings\n`;
  const rows = diagnostics.slice(0, mostRows).map((diagnostic) => {
    const { severity, code: rule, message, help } = diagnostic;
    return [
      severity === "error" ? `**${severity}**` : severity,
      code(addressOf(diagnostic, fromRoot)),
      inline(message),
      inline(help ?? ""),
      code(rule),
    ];
  });
  const of = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const numbers = [[of("error"), "error"] as const, [of("warning"), "warning"] as const];
  const counts = numbers.flatMap(([number, noun]) => (number === 0 ? [] : [count(number, noun)])).join(", ");
  const left = diagnostics.length - rows.length;
  const rest = left > 0 ? `\n… and ${left} more.\n` : "";
  return `### ${code(fromRoot(name))}: ${counts}\n\n${table(["", "place", "finding", "fix", "code"], rows)}\n${rest}`;
}

function addressOf(diagnostic: Diagnostic, fromRoot: (name: string) => string): string {
  const name = fromRoot(sourceOf(diagnostic).name);
  const place = placeOf(diagnostic);
  if (place === null) return name;
  const { line, column } = positionOf(place);
  return `${name}:${line}:${column}`;
}
