import { linesIn, type Place, type Position, positionAt } from "../source.js";
import { type Diagnostic, placeOf, sourceOf } from "./diagnostic.js";

/** The diagnostics as the values that JSON reports hold. */
export function jsonViews(diagnostics: readonly Diagnostic[]): readonly DiagnosticView[] {
  return diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    help: diagnostic.help,
    file: sourceOf(diagnostic).name,
    ...rangeOf(placeOf(diagnostic)),
    related: diagnostic.related.map(({ message, place }) => ({
      message,
      file: place.source.name,
      ...rangeOf(place),
    })),
  }));
}

/** A diagnostic as JSON reports hold it: offsets count UTF-16 code units, lines and columns are 1-based. */
export type DiagnosticView = Range & {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string | null;
  readonly file: string;
  readonly related: readonly (Range & { readonly message: string; readonly file: string })[];
};

type Range = { readonly start: Point | null; readonly end: Point | null };

type Point = Position & { readonly offset: number };

function rangeOf(place: Place | null): Range {
  if (place === null) return { start: null, end: null };
  const starts = linesIn(place.source);
  return { start: pointAt(place.start, starts), end: pointAt(place.end, starts) };
}

function pointAt(offset: number, starts: readonly number[]): Point {
  return { offset, ...positionAt(starts, offset) };
}
