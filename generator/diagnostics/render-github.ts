import { linesIn, type Place, positionAt } from "../source.js";
import { type Diagnostic, placeOf, sourceOf } from "./diagnostic.js";
import { visibleText } from "./visible-text.js";

type Property = readonly [name: string, value: string];

/** Workflow commands that make GitHub show each diagnostic beside its line; one line each. Names are those from GitHub's root. */
export function renderGithub(diagnostics: readonly Diagnostic[], fromRoot: (name: string) => string): string {
  return diagnostics.map((diagnostic) => `${workflowCommand(diagnostic, fromRoot)}\n`).join("");
}

function workflowCommand(diagnostic: Diagnostic, fromRoot: (name: string) => string): string {
  const { code, severity, message, help } = diagnostic;
  const place = placeOf(diagnostic);
  const properties: readonly Property[] = [
    ["file", fromRoot(sourceOf(diagnostic).name)],
    ...(place === null ? [] : linesOf(place)),
    ["title", `${severity}[${code}]`],
  ];
  const listed = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",");
  const text = [message, ...(help === null ? [] : [`help: ${help}`])].map(visibleText).join("\n");
  return `::${severity} ${listed}::${escapeData(text)}`;
}

/** GitHub takes columns only where both ends are on one line. */
function linesOf({ source, start, end }: Place): readonly Property[] {
  const starts = linesIn(source);
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
