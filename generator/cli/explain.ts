import { allowableCodes, diagnosticCodes } from "../diagnostics/codes.js";
import { fixableCodes, type LintCode, lintCodes } from "../diagnostics/lint-codes.js";
import type { CodeDescription, Level } from "../diagnostics/severity.js";
import { suggestion } from "../diagnostics/suggest.js";
import { changeCodes } from "../diff/codes.js";
import type { ChangeDescription } from "../diff/codes/description.js";
import { lintExamples } from "../lint/examples.js";
import type { Outcome } from "./outcome.js";
import type { ExplainRequest } from "./request.js";

const codes: ReadonlyMap<string, CodeDescription> = new Map(Object.entries(diagnosticCodes));
const changes: ReadonlyMap<string, ChangeDescription> = new Map(Object.entries(changeCodes));

/** What the code of a finding or of a change means, or the list of all codes. */
export function explain({ code }: ExplainRequest): Outcome {
  if (code === null) return { status: "fine", out: listOfCodes(), err: "" };
  const description = codes.get(code);
  if (description !== undefined) return { status: "fine", out: explanation(code, description), err: "" };
  const change = changes.get(code);
  if (change !== undefined) return { status: "fine", out: changeExplanation(code, change), err: "" };
  const near = suggestion(code, [...codes.keys(), ...changes.keys()]);
  const help = near?.startsWith("did") ? near : "`meterbook explain` lists all codes";
  return { status: "misuse", out: "", err: `error: unknown code "${code}"\n  = help: ${help}\n` };
}

function explanation(code: string, { severity, cause, mend }: CodeDescription): string {
  const isAllowable = allowableCodes.some((allowable) => allowable === code);
  const allow = isAllowable ? `A metric accepts it with \`allow: [${code}]\`.\n` : "";
  const advice = isAdvice(code) ? { mode: severityOf(code, severity) + fixOf(code), example: exampleOf(code) } : null;
  return `${severity}[${code}]\n\n${cause}\n${mend}\n${advice?.mode ?? ""}${allow}${advice?.example ?? ""}`;
}

function isAdvice(code: string): code is LintCode {
  return Object.hasOwn(lintCodes, code);
}

function severityOf(code: LintCode, severity: Level): string {
  const other = severity === "error" ? "warning" : "error";
  return `Lint counts it as ${severity} unless the catalog says otherwise: \`lint: { rules: { ${code}: ${other} } }\`.\n`;
}

function fixOf(code: LintCode): string {
  return fixableCodes.includes(code)
    ? "`meterbook lint --fix` mends it where it is about planned metrics alone.\n"
    : "";
}

function exampleOf(code: LintCode): string {
  const { wrong, right } = lintExamples[code];
  return `\nWrong:\n\n${indented(wrong)}\nRight:\n\n${indented(right)}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function changeExplanation(code: string, { cause, callers, consumers }: ChangeDescription): string {
  return `change[${code}]\n\n${cause}\nCallers: ${callers}.\nConsumers: ${consumers}.\n`;
}

function listOfCodes(): string {
  const width = Math.max(...[...codes.keys(), ...changes.keys()].map((code) => code.length));
  const line = (code: string, kind: string, cause: string) => `${code.padEnd(width)}  ${kind.padEnd(7)}  ${cause}`;
  const lines = [
    ...[...codes].map(([code, { severity, cause }]) => line(code, severity, cause)),
    ...[...changes].map(([code, { cause }]) => line(code, "change", cause)),
  ];
  return `${lines.join("\n")}\n`;
}
