import { linesIn, type Place, positionAt } from "../source.js";
import { type Diagnostic, placeOf, sourceOf } from "./diagnostic.js";
import { type AnnotatedLines, type Annotation, workflowCommands } from "./workflow-command.js";

/** Workflow commands that make GitHub show each diagnostic beside its line; one line each. Names are those from GitHub's root. */
export function renderGithub(diagnostics: readonly Diagnostic[], fromRoot: (name: string) => string): string {
  return workflowCommands(diagnostics.map((diagnostic) => annotationOf(diagnostic, fromRoot)));
}

function annotationOf(diagnostic: Diagnostic, fromRoot: (name: string) => string): Annotation {
  const { code, severity, message, help } = diagnostic;
  const place = placeOf(diagnostic);
  return {
    level: severity,
    file: fromRoot(sourceOf(diagnostic).name),
    lines: place === null ? null : linesOf(place),
    title: `${severity}[${code}]`,
    message: [message, ...(help === null ? [] : [`help: ${help}`])],
  };
}

function linesOf({ source, start, end }: Place): AnnotatedLines {
  const starts = linesIn(source);
  const first = positionAt(starts, start);
  const last = positionAt(starts, Math.max(start, end - 1));
  if (first.line !== last.line) return { line: first.line, endLine: last.line };
  return { line: first.line, col: first.column, endLine: last.line, endColumn: last.column };
}
