import { lineStarts, positionAt, type SourceText, type Span } from "../source.js";
import { diagnosticCodes } from "./codes.js";
import type { Diagnostic } from "./diagnostic.js";
import type { SarifPlace, SarifResult } from "./sarif.js";

/** The diagnostics of a text as results; those of no place are about the file as a whole. */
export function sarifResults(diagnostics: readonly Diagnostic[], source: SourceText): readonly SarifResult[] {
  const starts = lineStarts(source.text);
  return diagnostics.map(({ code, severity, span, message, help, related }) => {
    const { cause, mend, severity: level } = diagnosticCodes[code];
    return {
      rule: { id: code, cause, mend, level: level === "off" ? null : level },
      level: severity,
      message,
      help,
      place: placeOf(span, source, starts),
      related: related.map((place) => ({ ...placeOf(place.span, source, starts), message: place.message })),
      identity: `${message}\0${span === null ? "" : lineOf(span, source, starts)}`,
    };
  });
}

function placeOf(span: Span | null, { name }: SourceText, starts: readonly number[]): SarifPlace {
  if (span === null) return { file: name, region: null };
  const start = positionAt(starts, span.start);
  const end = positionAt(starts, Math.max(span.start, span.end));
  const ends = { endLine: end.line, endColumn: end.column };
  return { file: name, region: { startLine: start.line, startColumn: start.column, ...ends } };
}

/** What stands on the line, wherever the line is. */
function lineOf({ start }: Span, { text }: SourceText, starts: readonly number[]): string {
  const { line } = positionAt(starts, start);
  return text.slice(starts[line - 1] ?? 0, starts[line] ?? text.length).trim();
}
