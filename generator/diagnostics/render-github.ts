import { lineStarts, positionAt, type SourceText, type Span } from "../source.js";
import type { Diagnostic } from "./diagnostic.js";
import { visibleText } from "./visible-text.js";

type Property = readonly [name: string, value: string];

/** Workflow commands that make GitHub show each diagnostic beside its line; one line each. */
export function renderGithub(diagnostics: readonly Diagnostic[], source: SourceText | null): string {
  const starts = lineStarts(source?.text ?? "");
  return diagnostics.map((diagnostic) => `${workflowCommand(diagnostic, source, starts)}\n`).join("");
}

function workflowCommand(diagnostic: Diagnostic, source: SourceText | null, starts: readonly number[]): string {
  const { code, severity, message, help, span } = diagnostic;
  const properties: readonly Property[] = [
    ...(source === null ? [] : [["file", source.name] as const]),
    ...(span === null ? [] : placeOf(span, starts)),
    ["title", `${severity}[${code}]`],
  ];
  const listed = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",");
  const text = [message, ...(help === null ? [] : [`help: ${help}`])].map(visibleText).join("\n");
  return `::${severity} ${listed}::${escapeData(text)}`;
}

/** GitHub takes columns only where both ends are on one line. */
function placeOf({ start, end }: Span, starts: readonly number[]): readonly Property[] {
  const first = positionAt(starts, start);
  const last = positionAt(starts, Math.max(start, end - 1));
  if (first.line !== last.line) {
    return [
      ["line", `${first.line}`],
      ["endLine", `${last.line}`],
    ];
  }
  return [
    ["line", `${first.line}`],
    ["col", `${first.column}`],
    ["endLine", `${last.line}`],
    ["endColumn", `${last.column}`],
  ];
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
