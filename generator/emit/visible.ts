/** Control characters, unpaired surrogates, and marks that make a line read in another order than it is written. */
const invisible = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text with every character that could not be seen or written to a file spelt out, as in `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(invisible, spelling);
}

function spelling(character: string): string {
  const short = shortSpellings.get(character);
  return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

const shortSpellings: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);
