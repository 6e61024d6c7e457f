import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceText } from "../../source.js";
import { palette } from "../color.js";
import type { EditRequest } from "./request.js";
import type { Outcome } from "../outcome.js";
import { paintDiff } from "../paint-diff.js";
import type { Surroundings } from "../surroundings.js";

/**
 * How an edit ended. `refused`: the catalog would have had errors, and `source` is what it would have been; `planned`: a dry
 * run; `unchanged`: it said all that already.
 */
export type EditReport =
  | {
      readonly status: "unreadable" | "invalid" | "refused";
      readonly source: SourceText;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly status: "edited" | "planned" | "unchanged";
      readonly catalog: string;
      /** As `catalog.yaml:24`. */
      readonly place: string;
      readonly said: string;
      readonly diff: string | null;
      /** The command that generates what the change asks for. */
      readonly command: string;
    };

const outcomes = {
  unreadable: "misuse",
  invalid: "findings",
  refused: "findings",
  edited: "fine",
  planned: "fine",
  unchanged: "fine",
} as const satisfies Readonly<Record<EditReport["status"], Outcome["status"]>>;

const nothingWritten = {
  unreadable: "",
  invalid: "the catalog has errors, so nothing was written",
  refused: "the catalog would have errors, so nothing was written",
};

export async function renderEdit(report: EditReport, request: EditRequest, around: Surroundings): Promise<Outcome> {
  const status = outcomes[report.status];
  if (request.format === "json") return { status, out: await jsonOf(report), err: "" };
  if ("diagnostics" in report) {
    const { renderText } = await import("../../diagnostics/render-text.js");
    const findings = renderText(report.diagnostics, { color: around.color.err });
    const end = nothingWritten[report.status];
    return { status, out: "", err: findings + (end === "" ? "" : `error: ${end}\n`) };
  }
  if (report.diff !== null) {
    const diff = report.diff.replaceAll("\r\n", "\n");
    return { status, out: paintDiff(diff, around.color.out), err: "" };
  }
  return { status, out: request.quiet ? "" : sentenceOf(report, around.color.out), err: "" };
}

function sentenceOf(report: Extract<EditReport, { said: string }>, color: boolean): string {
  const { bold, dim } = palette(color);
  const { place, said, command, status } = report;
  const rest = status === "unchanged" ? "nothing had to be changed" : `run \`${command}\``;
  return `${bold(`${place}:`)} ${said}; ${dim(rest)}\n`;
}

async function jsonOf(report: EditReport): Promise<string> {
  if ("diagnostics" in report) {
    const { jsonViews } = await import("../../diagnostics/render-json.js");
    const diagnostics = jsonViews(report.diagnostics);
    return `${JSON.stringify({ version: 1, diagnostics, status: report.status }, null, 2)}\n`;
  }
  return `${JSON.stringify({ version: 1, ...report, diagnostics: [] }, null, 2)}\n`;
}
