import {
  allowableCodes,
  type DiagnosticCode,
  diagnosticCodes,
  type RuleCode,
  ruleCodes,
} from "../../diagnostics/codes.js";
import { fixableCodes } from "../../diagnostics/lint-codes.js";
import { liveRules } from "../../diagnostics/live-codes.js";
import { queryCodes } from "../../diagnostics/query-codes.js";
import type { Level } from "../../diagnostics/severity.js";
import { usageCodes } from "../../diagnostics/usage-codes.js";
import { suggestion } from "../../diagnostics/suggest.js";
import { type ChangeCode, changeCodes } from "../../diff/codes.js";
import { changeExamples } from "../../examples/changes.js";
import { correctnessExamples } from "../../examples/correctness.js";
import type { Example, FileExample, Files } from "../../examples/example.js";
import { importExamples } from "../../examples/imports.js";
import { lintExamples } from "../../examples/lint.js";
import { liveExamples } from "../../examples/live.js";
import { queryExamples } from "../../examples/queries.js";
import { usageExamples } from "../../examples/usage.js";
import type { Outcome } from "../host/outcome.js";
import type { ExplainRequest } from "./command.js";

const examples: Readonly<Record<DiagnosticCode, Example | FileExample>> = {
  ...correctnessExamples,
  ...lintExamples,
  ...queryExamples,
  ...importExamples,
  ...liveExamples,
  ...usageExamples,
};

/** What the code of a finding or of a change means, or the list of all codes. */
export function explain({ code }: ExplainRequest): Outcome {
  if (code === null) return { status: "fine", out: listOfCodes(), err: "" };
  if (isKeyOf(diagnosticCodes, code)) return { status: "fine", out: explanation(code), err: "" };
  if (isKeyOf(changeCodes, code)) return { status: "fine", out: changeExplanation(code), err: "" };
  const near = suggestion(code, [...Object.keys(diagnosticCodes), ...Object.keys(changeCodes)]);
  const help = near?.startsWith("did") ? near : "`meterbook explain` lists all codes";
  return { status: "misuse", out: "", err: `error: unknown code "${code}"\n  = help: ${help}\n` };
}

function isKeyOf<Key extends string>(record: Readonly<Record<Key, unknown>>, text: string): text is Key {
  return Object.hasOwn(record, text);
}

function explanation(code: DiagnosticCode): string {
  const { severity, cause, fix } = diagnosticCodes[code];
  const { wrong, right } = examples[code];
  const level = isKeyOf(ruleCodes, code) ? severityOf(code, severity) + autoFixOf(code) : "";
  const allow = acceptance(code);
  return `${severity}[${code}]\n\n${cause}\n${fix}\n${level}${allow}${shown("Wrong", wrong)}${shown("Right", right)}`;
}

function acceptance(code: DiagnosticCode): string {
  if (allowableCodes.includes(code)) return `A metric accepts it with \`allow: [${code}]\`.\n`;
  return isKeyOf(queryCodes, code)
    ? `A rule or a panel accepts it with \`meterbook:allow ${code}\` in a comment or its description.\n`
    : "";
}

function severityOf(code: RuleCode, severity: Level): string {
  const other = severity === "error" ? "warning" : "error";
  const command = commandOf(code);
  return `${command} counts it as ${severity} unless the catalog says otherwise: \`lint: { rules: { ${code}: ${other} } }\`.\n`;
}

function commandOf(code: RuleCode): string {
  if (isKeyOf(queryCodes, code)) return "`meterbook queries check`";
  if (isKeyOf(usageCodes, code)) return "`meterbook usage`";
  return isKeyOf(liveRules, code) ? "`meterbook live-check`" : "Lint";
}

function autoFixOf(code: RuleCode): string {
  return fixableCodes.some((each) => each === code)
    ? "`meterbook lint --fix` fixes it where it is about planned metrics alone.\n"
    : "";
}

function changeExplanation(code: ChangeCode): string {
  const { cause, callers, consumers } = changeCodes[code];
  const example = changeExamples[code];
  const impact = `Impact: callers ${example.callers}, consumers ${example.consumers}.\n`;
  const both = `${shown("Before", example.before)}${shown("After", example.after)}`;
  return `change[${code}]\n\n${cause}\nCallers: ${callers}.\nConsumers: ${consumers}.\n${both}\n${impact}`;
}

function shown(title: string, sample: string | Files): string {
  return `\n${title}:\n\n${indented(typeof sample === "string" ? sample : listOfFiles(sample))}`;
}

function listOfFiles(files: Files): string {
  return Object.entries(files)
    .map(([path, text]) => `${path}:\n${indented(text)}`)
    .join("\n");
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function listOfCodes(): string {
  const findings = Object.entries(diagnosticCodes);
  const changes = Object.entries(changeCodes);
  const width = Math.max(...[...findings, ...changes].map(([code]) => code.length));
  const line = (code: string, kind: string, cause: string) => `${code.padEnd(width)}  ${kind.padEnd(7)}  ${cause}`;
  const lines = [
    ...findings.map(([code, { severity, cause }]) => line(code, severity, cause)),
    ...changes.map(([code, { cause }]) => line(code, "change", cause)),
  ];
  return `${lines.join("\n")}\n`;
}
