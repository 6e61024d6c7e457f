import { linesIn, type Place, positionAt, positionOf } from "../source.js";
import { diagnosticCodes } from "./codes.js";
import { type Diagnostic, placeOf, sourceOf } from "./diagnostic.js";
import type { SarifPlace, SarifResult } from "./sarif.js";

/** The diagnostics as results; those of no place are about their file as a whole. */
export function sarifResults(diagnostics: readonly Diagnostic[]): readonly SarifResult[] {
  return diagnostics.map((diagnostic) => {
    const { code, severity, message, help, related } = diagnostic;
    const place = placeOf(diagnostic);
    const { cause, fix, severity: level } = diagnosticCodes[code];
    return {
      rule: { id: code, cause, fix, level: level === "off" ? null : level },
      level: severity,
      message,
      help,
      place: place === null ? { file: sourceOf(diagnostic).name, region: null } : regionOf(place),
      related: related.map((other) => ({ ...regionOf(other.place), message: other.message })),
      identity: `${message}\0${place === null ? "" : lineOf(place)}`,
    };
  });
}

function regionOf(place: Place): SarifPlace {
  const start = positionOf(place);
  const end = positionAt(linesIn(place.source), Math.max(place.start, place.end));
  const ends = { endLine: end.line, endColumn: end.column };
  return { file: place.source.name, region: { startLine: start.line, startColumn: start.column, ...ends } };
}

/** What stands on the line, wherever the line is. */
function lineOf(place: Place): string {
  const starts = linesIn(place.source);
  const { line } = positionOf(place);
  return place.source.text.slice(starts[line - 1] ?? 0, starts[line] ?? place.source.text.length).trim();
}
