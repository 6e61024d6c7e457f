/**
 * A text as programs read it, and where each of its characters stands in the file that holds it, escapes, indentation and
 * folded lines notwithstanding. Both kinds of offsets are UTF-16 code units.
 */
export type LocatedText = {
  readonly text: string;
  /** Where the character at an index begins in the file; at the length of the text, where the text ends. */
  readonly start: (index: number) => number;
  /** Where the character before an index ends in the file; at 0, where the text begins. */
  readonly end: (index: number) => number;
  /** How a piece of text is written in this place. */
  readonly encode: (text: string) => string;
};

/** The offsets of a text whose characters the file writes in other ways, too: where each begins and where it ends. */
export type CharacterPlaces = { readonly starts: ArrayLike<number>; readonly ends: ArrayLike<number> };

/** A text that the file holds as it is, from an offset on. */
export function verbatimText(text: string, from: number, encode: LocatedText["encode"]): LocatedText {
  return { text, start: (index) => from + index, end: (index) => from + index, encode };
}

/** A text whose places are worked out when somebody asks for one; `[from, to)` is where the file holds it. */
export function mappedText(
  text: string,
  [from, to]: readonly [number, number],
  encode: LocatedText["encode"],
  map: () => CharacterPlaces,
): LocatedText {
  let places: CharacterPlaces | undefined;
  const known = () => {
    places ??= map();
    return places;
  };
  const start = (index: number) => (index >= text.length ? to : (known().starts[index] ?? to));
  const end = (index: number) => (index <= 0 ? from : (known().ends[index - 1] ?? to));
  return { text, start, end, encode };
}

/** A part of a text, with its places. */
export function sliceText(whole: LocatedText, from: number, to: number): LocatedText {
  return {
    text: whole.text.slice(from, to),
    start: (index) => (index >= to - from ? whole.end(to) : whole.start(from + index)),
    end: (index) => (index <= 0 ? whole.start(from) : whole.end(from + index)),
    encode: whole.encode,
  };
}
