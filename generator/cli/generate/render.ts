import { palette } from "../color.js";
import { count } from "../display.js";
import type { GenerateReport, ReportedDiscrepancy } from "./report.js";
import { annotation } from "../reports/annotation.js";
import { addToJobSummary } from "../reports/job-summary.js";
import { mendOf } from "./mend.js";
import type { Outcome } from "../outcome.js";
import { paintDiff } from "../paint-diff.js";
import { fromRoot } from "../reports/root.js";
import type { GenerateRequest } from "../request.js";
import type { Surroundings } from "../surroundings.js";

/** The most changed files that are listed by name. */
const maxLines = 40;

/** The report as the asked-for format tells it. The renderers of diagnostics are loaded only when they are needed. */
export async function renderGenerate(
  report: GenerateReport,
  request: GenerateRequest,
  around: Surroundings,
): Promise<Outcome> {
  const status = statusOf(report);
  if (request.format === "json") return { status, out: await jsonOf(report), err: "" };
  if (request.format === "sarif") {
    const { generateSarif } = await import("./sarif.js");
    return { status, out: generateSarif(report, around), err: "" };
  }
  const err = (await findingsOf(report, around.color.err)) + verdictOf(report, around.color.err);
  const summary = request.quiet ? "" : summaryOf(report, around.color.out);
  if (request.format === "text") return { status, out: summary, err };
  const commands = await annotationsOf(report, around);
  const warning = await addToJobSummary(around, async () => {
    return (await import("./markdown.js")).generateMarkdown(report);
  });
  return { status, out: commands + summary, err: err + warning };
}

function statusOf({ status }: GenerateReport): Outcome["status"] {
  if (status === "unreadable") return "misuse";
  return status === "invalid" || status === "stale" ? "findings" : "fine";
}

async function annotationsOf(report: GenerateReport, { root, cwd }: Surroundings): Promise<string> {
  const { renderGithub } = await import("../../diagnostics/render-github.js");
  const { diagnostics } = report;
  const staleness = report.discrepancies.map((file) =>
    annotation(fromRoot(root, cwd, file.path), "not up to date", sentenceOf(file, report)),
  );
  return renderGithub(diagnostics, (name) => fromRoot(root, cwd, name)) + staleness.join("");
}

async function jsonOf(report: GenerateReport): Promise<string> {
  const { jsonViews } = await import("../../diagnostics/render-json.js");
  const { status, catalog, changes, same, discrepancies, command } = report;
  const diagnostics = jsonViews(report.diagnostics);
  const told = { version: 1, status, catalog, same, changes, discrepancies, command: command || null, diagnostics };
  return `${JSON.stringify(told, null, 2)}\n`;
}

async function findingsOf({ diagnostics }: GenerateReport, color: boolean): Promise<string> {
  if (diagnostics.length === 0) return "";
  return (await import("../../diagnostics/render-text.js")).renderText(diagnostics, { color });
}

function verdictOf({ discrepancies, catalog, command }: GenerateReport, color: boolean): string {
  if (discrepancies.length === 0) return "";
  const { bold, red } = palette(color);
  const width = Math.max(...discrepancies.map(({ kind }) => kind.length));
  const verb = discrepancies.length === 1 ? "is" : "are";
  const lines = discrepancies.map(({ kind, path, reason }) => {
    return `  ${red(kind.padEnd(width))}  ${path}${reason === null ? "" : `  (${reason})`}\n`;
  });
  const heading = bold(`${count(discrepancies.length, "file")} ${verb} not as ${catalog} asks:`);
  const diffs = discrepancies.flatMap(({ diff }) => (diff === null ? [] : [`\n${paintDiff(diff, color)}`]));
  const mends = mendOf(discrepancies, command).map((mend) => `  = help: ${mend}\n`);
  return `${heading}\n${lines.join("")}${diffs.join("")}\n${mends.join("")}`;
}

function sentenceOf(file: ReportedDiscrepancy, { catalog, command }: GenerateReport): string {
  const reason = file.reason === null ? "" : ` (${file.reason})`;
  return `${file.kind}${reason}: not as ${catalog} asks\nhelp: ${mendOf([file], command).join("; ")}`;
}

function summaryOf(report: GenerateReport, color: boolean): string {
  const { status, changes, same, catalog } = report;
  const took = `${Math.round(report.milliseconds)} ms`;
  const { green, dim } = palette(color);
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
