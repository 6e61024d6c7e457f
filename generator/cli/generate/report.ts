import type { Annotation } from "../../diagnostics/workflow-command.js";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import { render } from "../reports/render.js";
import type { Report } from "../reports/report.js";
import type { Palette } from "../terminal/color.js";
import { count } from "../terminal/display.js";
import { paintDiff } from "../terminal/paint-diff.js";
import type { GenerateRequest } from "./command.js";
import { fixOf } from "./fix.js";
import type { GenerateResult, GenerateStatus, ReportedDiscrepancy } from "./result.js";

/** The most changed files that are listed by name. */
const maxLines = 40;

const outcomes = {
  unchanged: "fine",
  generated: "fine",
  planned: "fine",
  stale: "findings",
  invalid: "findings",
  unreadable: "misuse",
} as const satisfies Readonly<Record<GenerateStatus, Outcome["status"]>>;

export function reportGenerate(result: GenerateResult, request: GenerateRequest, host: Host): Promise<Outcome> {
  return render(generateReport(result), request, host);
}

export function generateReport(result: GenerateResult): Report {
  const { status, catalog, changes, same, discrepancies, diagnostics } = result;
  return {
    command: "generate",
    status: outcomes[status],
    catalog,
    diagnostics,
    facts: () => ({ status, catalog, same, changes, discrepancies, fix: fixIn(result) }),
    problems: (style) => problemsOf(result, style),
    summary: (style) => summaryOf(result, style),
    annotations: (fromRoot) => discrepancies.map((file) => annotationOf(file, result, fromRoot(file.path))),
    results: async () => (await import("./sarif.js")).staleResults(result),
    markdown: async (fromRoot) => (await import("./markdown.js")).generateMarkdown(result, fromRoot),
  };
}

/** Where all is as it should be there is nothing to run. */
function fixIn({ status, command }: GenerateResult): string | null {
  return status === "unchanged" ? null : command || null;
}

function annotationOf(
  { kind, reason, ...file }: ReportedDiscrepancy,
  { catalog, command }: GenerateResult,
  path: string,
): Annotation {
  const sentence = `${kind}${reason === null ? "" : ` (${reason})`}: not as ${catalog} asks`;
  const help = `help: ${fixOf([{ kind, reason, ...file }], command).join("; ")}`;
  return { level: "error", file: path, lines: null, title: "not up to date", message: [sentence, help] };
}

function problemsOf({ discrepancies, catalog, command }: GenerateResult, style: Palette): string {
  if (discrepancies.length === 0) return "";
  const { bold, red } = style;
  const width = Math.max(...discrepancies.map(({ kind }) => kind.length));
  const verb = discrepancies.length === 1 ? "is" : "are";
  const lines = discrepancies.slice(0, maxLines).map(({ kind, path, reason }) => {
    return `  ${red(kind.padEnd(width))}  ${path}${reason === null ? "" : `  (${reason})`}\n`;
  });
  if (discrepancies.length > maxLines) lines.push(`  and ${count(discrepancies.length - maxLines, "more file")}\n`);
  const heading = bold(`${count(discrepancies.length, "file")} ${verb} not as ${catalog} asks:`);
  const diffs = discrepancies.flatMap(({ diff }) => (diff === null ? [] : [`\n${paintDiff(diff, style)}`]));
  const fixes = fixOf(discrepancies, command)
    .slice(0, maxLines)
    .map((fix) => `  = help: ${fix}\n`);
  return `${heading}\n${lines.join("")}${diffs.join("")}\n${fixes.join("")}`;
}

function summaryOf(result: GenerateResult, { green, dim }: Palette): string {
  const { status, changes, same, catalog } = result;
  const took = `${Math.round(result.milliseconds)} ms`;
  if (status === "unchanged") {
    return `${green("unchanged")}: ${count(same, "file")} up to date with ${catalog} ${dim(`(${took})`)}\n`;
  }
  if (status !== "generated" && status !== "planned") return "";
  const of = (kind: string) => changes.filter((change) => change.kind === kind).length;
  const deleted = of("delete");
  const numbers: readonly (readonly [number, string])[] = [
    [of("create"), "created"],
    [of("update"), "updated"],
    [deleted, "deleted"],
    [same, "unchanged"],
  ];
  const parts = numbers.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`])).join(", ");
  const files = count(changes.length - deleted + same, "file");
  const verb = status === "planned" ? "would generate" : green("generated");
  const lines = changes.slice(0, maxLines).map(({ kind, path }) => `  ${`${kind}d`.padEnd(7)}  ${path}\n`);
  if (changes.length > maxLines) lines.push(`  and ${count(changes.length - maxLines, "more file")}\n`);
  return `${verb} ${files} from ${catalog} in ${took}: ${parts}\n${lines.join("")}`;
}
