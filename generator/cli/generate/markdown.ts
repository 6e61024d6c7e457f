import { code } from "../../emit/markdown/code-span.js";
import { inline } from "../../emit/markdown/escape.js";
import { table } from "../../emit/markdown/table.js";
import { count } from "../display.js";
import { findingsMarkdown } from "../reports/findings-markdown.js";
import type { GenerateReport } from "./report.js";
import { mendOf } from "./mend.js";

/** More are not read; the log has all. */
const mostRows = 200;

/** A run as Markdown for a summary: its findings, and the files that changed or should have. */
export function generateMarkdown(report: GenerateReport): string {
  const { catalog, diagnostics, discrepancies, changes, same } = report;
  const findings = findingsMarkdown(diagnostics, catalog, (name) => name);
  const files = [...discrepancies, ...changes].map(({ kind, path }) => [kind, code(path)]);
  if (report.status === "invalid" || report.status === "unreadable") return findings;
  if (files.length === 0) return `${findings}\n${count(same, "generated file")} up to date.\n`;
  const verb = discrepancies.length > 0 ? "not as the catalog asks" : report.status;
  const left = files.length - mostRows;
  const parts = [
    findings,
    `${count(files.length, "file")} ${verb}:\n`,
    `${table(["", "file"], files.slice(0, mostRows))}\n`,
    ...(left > 0 ? [`… and ${left} more.\n`] : []),
    ...mendOf(discrepancies.slice(0, mostRows), report.command).map((mend) => `- ${inline(mend)}\n`),
  ];
  return parts.join("\n");
}
