import { code } from "../../emit/markdown/syntax/code-span.js";
import { inline } from "../../emit/markdown/syntax/escape.js";
import { table } from "../../emit/markdown/syntax/table.js";
import { count } from "../terminal/display.js";
import { findingsMarkdown } from "../reports/findings-markdown.js";
import { fixOf } from "./fix.js";
import type { GenerateResult } from "./result.js";

/** More are not read; the log has all. */
const mostRows = 200;

/** A run as Markdown for a summary: its findings, and the files that changed or should have. */
export function generateMarkdown(result: GenerateResult, fromRoot: (file: string) => string): string {
  const { catalog, diagnostics, discrepancies, changes, same } = result;
  const findings = findingsMarkdown(diagnostics, catalog, fromRoot);
  const files = [...discrepancies, ...changes].map(({ kind, path }) => [kind, code(fromRoot(path))]);
  if (result.status === "invalid" || result.status === "unreadable") return findings;
  if (files.length === 0) return `${findings}\n${count(same, "generated file")} up to date.\n`;
  const verb = discrepancies.length > 0 ? "not as the catalog asks" : result.status;
  const left = files.length - mostRows;
  const parts = [
    findings,
    `${count(files.length, "file")} ${verb}:\n`,
    `${table(["", "file"], files.slice(0, mostRows))}\n`,
    ...(left > 0 ? [`… and ${left} more.\n`] : []),
    ...fixOf(discrepancies.slice(0, mostRows), result.command).map((fix) => `- ${inline(fix)}\n`),
  ];
  return parts.join("\n");
}
