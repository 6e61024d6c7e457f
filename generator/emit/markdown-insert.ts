import { suggestion } from "../diagnostics/suggest.js";
import type { Catalog } from "../model/catalog.js";
import { type Known, nothingKnown } from "./emitter.js";
import { type Place, placeIn, type SourceText, type Span } from "../source.js";
import { blocks } from "./markdown/blocks.js";
import { type Marker, markersIn } from "./markdown/markers.js";

/** Why a file cannot be updated: a sentence without a period, what to do, and where in the file. */
export type InsertProblem = { readonly place: Place; readonly message: string; readonly help: string | null };

export type Insertion = { readonly text: string } | { readonly problems: readonly InsertProblem[] };

const pair = "put <!-- meterbook:begin metrics --> and <!-- meterbook:end --> around the place, each on its own line";

/**
 * The file with what stands between `<!-- meterbook:begin NAME -->` and `<!-- meterbook:end -->` regenerated, in the
 * line breaks of the first marker. Everything else stays as it is, byte for byte. All problems are reported together.
 */
export function insertBlocks(file: SourceText, catalog: Catalog, known: Known = nothingKnown): Insertion {
  const markers = markersIn(file);
  const problems = problemsOf(markers).map(({ span, ...rest }) => ({ place: placeIn(file, span), ...rest }));
  if (problems.length > 0) return { problems };
  let text = "";
  let copied = 0;
  for (const [begin, end] of pairsOf(markers)) {
    text += file.text.slice(copied, begin.next) + filling(file, begin, blocks.get(begin.name)?.(catalog, known) ?? "");
    copied = end.span.start;
  }
  return { text: text + file.text.slice(copied) };
}

function filling(file: SourceText, begin: Marker, content: string): string {
  const lineBreak = file.text.slice(begin.span.end, begin.next);
  return `\n${content}\n\n`.replaceAll("\n", lineBreak);
}

function pairsOf(markers: readonly Marker[]): readonly (readonly [Marker, Marker])[] {
  return markers.flatMap((begin, index) => {
    const end = markers[index + 1];
    return begin.kind === "begin" && end !== undefined ? [[begin, end] as const] : [];
  });
}

type MarkerProblem = Omit<InsertProblem, "place"> & { readonly span: Span };

function problemsOf(markers: readonly Marker[]): readonly MarkerProblem[] {
  if (markers.length === 0) return [problem({ start: 0, end: 0 }, "the file has no markers", pair)];
  const found: MarkerProblem[] = [];
  let open: Marker | undefined;
  for (const marker of markers) {
    const { kind, span, name } = marker;
    if (kind === "begin") {
      if (open !== undefined) found.push(problem(span, `"${open.name}" has not ended where "${name}" begins`, pair));
      found.push(...nameProblems(marker));
      open = marker;
    } else if (kind === "end") {
      if (open === undefined) found.push(problem(span, "an end without a begin", pair));
      open = undefined;
    } else {
      found.push(problem(span, "the marker is neither a begin nor an end", pair));
    }
  }
  if (open !== undefined) found.push(problem(open.span, `"${open.name}" begins and does not end`, pair));
  return found;
}

function nameProblems({ name, span }: Marker): readonly MarkerProblem[] {
  if (blocks.has(name)) return [];
  const names = [...blocks.keys()];
  const help = suggestion(name, names) ?? `allowed: ${names.join(", ")}`;
  return [problem(span, name === "" ? "the marker names no block" : `unknown block "${name}"`, help)];
}

function problem(span: Span, message: string, help: string): MarkerProblem {
  return { span, message, help };
}
