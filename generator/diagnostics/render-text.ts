import { lineStarts, positionAt, type SourceText, type Span } from "../source.js";
import type { Diagnostic } from "./diagnostic.js";
import { contextLine, excerptOf } from "./excerpt.js";
import type { Severity } from "./severity.js";
import { visibleText } from "./visible-text.js";

export type TextStyle = { readonly color: boolean };

type Paint = (text: string, ...codes: readonly number[]) => string;
type Sheet = { readonly source: SourceText; readonly starts: readonly number[]; readonly paint: Paint };
type Marker = { readonly sign: "^" | "-"; readonly color: number; readonly gutter: number };

/** More is not read; the formats for programs hold all. */
const mostShown = 200;

const bold = 1;
const blue = 34;
const severityColor: Readonly<Record<Severity, number>> = { error: 31, warning: 33 };

/**
 * The diagnostics for people: place, code and message, then an excerpt with a caret, then the help; at the end their number.
 * Nothing of the source reaches the terminal unescaped.
 */
export function renderText(diagnostics: readonly Diagnostic[], source: SourceText | null, style: TextStyle): string {
  if (diagnostics.length === 0) return "";
  const paint: Paint = style.color ? painted : (text) => text;
  const sheet: Sheet = { source: source ?? { name: "", text: "" }, starts: lineStarts(source?.text ?? ""), paint };
  const parts = diagnostics.slice(0, mostShown).map((diagnostic) => renderDiagnostic(diagnostic, sheet));
  const left = diagnostics.length > mostShown ? `, of which the first ${mostShown} are shown` : "";
  return [...parts, `${countOf(diagnostics)}${left}\n`].join("\n");
}

function painted(text: string, ...codes: readonly number[]): string {
  return `\u001b[${codes.join(";")}m${text}\u001b[0m`;
}

function renderDiagnostic(diagnostic: Diagnostic, sheet: Sheet): string {
  const { severity, span, help, related } = diagnostic;
  const gutter = gutterOf(diagnostic, sheet);
  const lines = [headline(diagnostic, sheet)];
  if (span !== null) lines.push(...excerptLines(span, sheet, { sign: "^", color: severityColor[severity], gutter }));
  for (const place of related) {
    lines.push(remark(`${visibleText(place.message)}, ${placeOf(place.span, sheet)}`, gutter, sheet));
    lines.push(...excerptLines(place.span, sheet, { sign: "-", color: blue, gutter }).slice(1));
  }
  if (help !== null) lines.push(remark(`${sheet.paint("help:", bold)} ${visibleText(help)}`, gutter, sheet));
  return `${lines.join("\n")}\n`;
}

function headline({ code, severity, span, message }: Diagnostic, sheet: Sheet): string {
  const place = span === null ? visibleText(sheet.source.name) : placeOf(span, sheet);
  const label = sheet.paint(`${severity}[${code}]`, bold, severityColor[severity]);
  return `${place === "" ? "" : `${sheet.paint(place, bold)}  `}${label}  ${visibleText(message)}`;
}

function placeOf(span: Span, { source, starts }: Sheet): string {
  const { line, column } = positionAt(starts, span.start);
  return `${visibleText(source.name)}:${line}:${column}`;
}

/** An empty gutter line, the line before for orientation unless it is blank, the line, and the marks below it. */
function excerptLines(
  span: Span,
  { source, starts, paint }: Sheet,
  { sign, color, gutter }: Marker,
): readonly string[] {
  const { line } = positionAt(starts, span.start);
  const excerpt = excerptOf(source, starts[line - 1] ?? 0, span);
  const numbered = (number: number, text: string) =>
    `${paint(`${String(number).padStart(gutter)} |`, blue)} ${text}`.trimEnd();
  const bar = paint(`${" ".repeat(gutter)} |`, blue);
  const before = starts[line - 2];
  const context = before === undefined ? "" : contextLine(source, before);
  return [
    bar,
    ...(sign === "^" && context.trim() !== "" ? [numbered(line - 1, context)] : []),
    numbered(line, excerpt.text),
    `${bar} ${" ".repeat(excerpt.indent)}${paint(sign.repeat(excerpt.width), bold, color)}`,
  ];
}

function remark(text: string, gutter: number, { paint }: Sheet): string {
  return `${" ".repeat(gutter)} ${paint("=", blue)} ${text}`;
}

/** Digits of the largest line number that the diagnostic shows. */
function gutterOf({ span, related }: Diagnostic, { starts }: Sheet): number {
  const spans = [...(span === null ? [] : [span]), ...related.map((place) => place.span)];
  const last = Math.max(1, ...spans.map(({ start }) => positionAt(starts, start).line));
  return Math.max(2, String(last).length);
}

function countOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [counted(errors, "error"), counted(warnings, "warning")].filter((part) => part !== "").join(", ");
}

function counted(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
