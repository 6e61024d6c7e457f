import { lineStarts, type Position, positionAt, type SourceText, type Span } from "../source.js";
import type { Diagnostic } from "./diagnostic.js";

/** The diagnostics for programs: JSON whose keys stay the same as long as `version` does. */
export function renderJson(diagnostics: readonly Diagnostic[], source: SourceText | null): string {
  const starts = lineStarts(source?.text ?? "");
  const entries = diagnostics.map(({ code, severity, message, help, span, related }) => ({
    code,
    severity,
    message,
    help,
    file: source?.name ?? null,
    ...placeOf(span, starts),
    related: related.map((place) => ({ message: place.message, ...placeOf(place.span, starts) })),
  }));
  return `${JSON.stringify({ version: 1, diagnostics: entries }, null, 2)}\n`;
}

type Point = Position & { readonly offset: number };

function placeOf(span: Span | null, starts: readonly number[]): { start: Point | null; end: Point | null } {
  if (span === null) return { start: null, end: null };
  return { start: pointAt(span.start, starts), end: pointAt(span.end, starts) };
}

function pointAt(offset: number, starts: readonly number[]): Point {
  return { offset, ...positionAt(starts, offset) };
}
