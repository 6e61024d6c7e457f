import { linesIn, type Place, positionOf } from "../source.js";
import { type Diagnostic, placeOf, sourceOf } from "./diagnostic.js";
import { contextLine, excerptOf, mostColumns } from "./excerpt.js";
import type { Severity } from "./severity.js";
import { visibleText } from "./visible-text.js";

export type TextStyle = {
  readonly color: boolean;
  /** Of the terminal; null or left out for a file or a pipe. */
  readonly columns?: number | null;
};

type Paint = (text: string, ...codes: readonly number[]) => string;
type Layout = { readonly gutter: number; readonly columns: number };
type Marker = { readonly sign: "^" | "-"; readonly color: number; readonly layout: Layout };

/** More are not read; the formats for programs hold all. */
const mostShown = 40;

const bold = 1;
const blue = 34;
const severityColor: Readonly<Record<Severity, number>> = { error: 31, warning: 33 };

/**
 * The diagnostics for people: place, code and message, then an excerpt with a caret, then the help; at the end their number.
 * Nothing of a source reaches the terminal unescaped.
 */
export function renderText(diagnostics: readonly Diagnostic[], style: TextStyle): string {
  if (diagnostics.length === 0) return "";
  const paint: Paint = style.color ? painted : (text) => text;
  const parts = diagnostics
    .slice(0, mostShown)
    .map((diagnostic) => renderDiagnostic(diagnostic, paint, style.columns ?? mostColumns));
  const left = diagnostics.length - parts.length;
  const more = left > 0 ? [`… and ${left} more; \`--format json\` has all\n`] : [];
  return [...parts, ...more, `${countOf(diagnostics)}\n`].join("\n");
}

function painted(text: string, ...codes: readonly number[]): string {
  return `\u001b[${codes.join(";")}m${text}\u001b[0m`;
}

function renderDiagnostic(diagnostic: Diagnostic, paint: Paint, columns: number): string {
  const { severity, help, related } = diagnostic;
  const own = placeOf(diagnostic);
  const gutter = gutterOf(diagnostic);
  // A number, a bar and two spaces stand before each line.
  const layout = { gutter, columns: Math.max(20, Math.min(mostColumns, columns - gutter - 3)) };
  const lines = [headline(diagnostic, paint)];
  if (own !== null) lines.push(...excerptLines(own, paint, { sign: "^", color: severityColor[severity], layout }));
  for (const { place, message } of related) {
    lines.push(remark(`${visibleText(message)}, ${address(place)}`, gutter, paint));
    lines.push(...excerptLines(place, paint, { sign: "-", color: blue, layout }).slice(1));
  }
  if (help !== null) lines.push(remark(`${paint("help:", bold)} ${visibleText(help)}`, gutter, paint));
  return `${lines.join("\n")}\n`;
}

function headline(diagnostic: Diagnostic, paint: Paint): string {
  const { code, severity, message } = diagnostic;
  const place = placeOf(diagnostic);
  const where = place === null ? visibleText(sourceOf(diagnostic).name) : address(place);
  const label = paint(`${severity}[${code}]`, bold, severityColor[severity]);
  return `${where === "" ? "" : `${paint(where, bold)}  `}${label}  ${visibleText(message)}`;
}

function address(place: Place): string {
  const { line, column } = positionOf(place);
  return `${visibleText(place.source.name)}:${line}:${column}`;
}

/** An empty gutter line, the line before for orientation unless it is blank, the line, and the marks below it. */
function excerptLines(place: Place, paint: Paint, { sign, color, layout }: Marker): readonly string[] {
  const { gutter, columns } = layout;
  const starts = linesIn(place.source);
  const { line } = positionOf(place);
  const excerpt = excerptOf(place, starts[line - 1] ?? 0, columns);
  const numbered = (number: number, text: string) =>
    `${paint(`${String(number).padStart(gutter)} |`, blue)} ${text}`.trimEnd();
  const bar = paint(`${" ".repeat(gutter)} |`, blue);
  const before = starts[line - 2];
  const context = before === undefined ? "" : contextLine(place.source, before, columns);
  return [
    bar,
    ...(sign === "^" && context.trim() !== "" ? [numbered(line - 1, context)] : []),
    numbered(line, excerpt.text),
    `${bar} ${" ".repeat(excerpt.indent)}${paint(sign.repeat(excerpt.width), bold, color)}`,
  ];
}

function remark(text: string, gutter: number, paint: Paint): string {
  return `${" ".repeat(gutter)} ${paint("=", blue)} ${text}`;
}

/** Digits of the largest line number that the diagnostic shows. */
function gutterOf(diagnostic: Diagnostic): number {
  const places = [placeOf(diagnostic) ?? [], ...diagnostic.related.map(({ place }) => place)].flat();
  const last = Math.max(1, ...places.map((place) => positionOf(place).line));
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
