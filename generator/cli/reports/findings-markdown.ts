import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { code } from "../../emit/markdown/code-span.js";
import { inline } from "../../emit/markdown/escape.js";
import { table } from "../../emit/markdown/table.js";
import { lineStarts, positionAt, type SourceText } from "../../source.js";
import { count } from "../display.js";

/** More are not read; the log has all. */
const mostRows = 200;

/** What `lint` and `generate` found, as Markdown for a summary: how many findings of which severity, and a table of them. */
export function findingsMarkdown(diagnostics: readonly Diagnostic[], { name, text }: SourceText): string {
  if (diagnostics.length === 0) return `### ${code(name)}: no findings\n`;
  const starts = lineStarts(text);
  const rows = diagnostics.slice(0, mostRows).map(({ severity, code: rule, span, message, help }) => {
    const { line, column } = positionAt(starts, span?.start ?? 0);
    const place = span === null ? name : `${name}:${line}:${column}`;
    return [
      severity === "error" ? `**${severity}**` : severity,
      code(place),
      inline(message),
      inline(help ?? ""),
      code(rule),
    ];
  });
  const of = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const numbers = [[of("error"), "error"] as const, [of("warning"), "warning"] as const];
  const told = numbers.flatMap(([number, noun]) => (number === 0 ? [] : [count(number, noun)])).join(", ");
  const left = diagnostics.length - rows.length;
  const rest = left > 0 ? `\n… and ${left} more.\n` : "";
  return `### ${code(name)}: ${told}\n\n${table(["", "place", "finding", "mend", "code"], rows)}\n${rest}`;
}
