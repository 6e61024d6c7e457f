/** A text that a person wrote, with the name by which messages call it. Offsets into it are UTF-16 code units. */
export type SourceText = { readonly name: string; readonly text: string };

/** A half-open range of offsets, `[start, end)`. */
export type Span = { readonly start: number; readonly end: number };

/** Where something stands: a range of one text. A finding may lie in any text that a command reads. */
export type Place = Span & { readonly source: SourceText };

/** Where an imported catalog comes from. */
export type Provenance = {
  /** The npm package that the file lies in; null where that is the importing catalog's own, or there is none. */
  readonly package: string | null;
  /** As its package.json says. */
  readonly version: string | null;
  /** From the package's folder; without a package from that of the importing catalog. */
  readonly file: string;
};

/** Where single names of an imported catalog come from, which it imports itself. */
export type Origins = Readonly<Record<"metrics" | "events" | "spans" | "attributes", ReadonlyMap<string, Provenance>>>;

/** How messages call a file that another one names by a path from its own folder, `/` between steps. */
export function besideName(name: string, path: string): string {
  return name.slice(0, name.lastIndexOf("/") + 1) + path;
}

/** Keys and indices from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** 1-based; a column counts UTF-16 code units, as editors and YAML tools do. */
export type Position = { readonly line: number; readonly column: number };

export function placeIn(source: SourceText, { start, end }: Span): Place {
  return { source, start, end };
}

const startsOf = new WeakMap<SourceText, readonly number[]>();

/** The offsets at which the lines of a source start, which are looked for once. */
export function linesIn(source: SourceText): readonly number[] {
  const known = startsOf.get(source) ?? lineStarts(source.text);
  startsOf.set(source, known);
  return known;
}

/** Where a place begins. */
export function positionOf({ source, start }: Place): Position {
  return positionAt(linesIn(source), start);
}

/** The offsets at which the lines of a text start. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Where an offset lies; `starts` is what `lineStarts` gives for the same text. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
