/**
 * Characters that are not seen, move a cursor, end a line or change the order in which others are read. The generator and
 * the package of feedback have the same class.
 */
const unseen = /[\u034f\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\u2065\uffa0\ufff0-\ufff8\u{e0000}-\u{e0fff}]/gu;

/** The text on one line, with every character that could not be seen spelt out, as in `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

const longestQuote = 80;

/** What a person wrote, in quotes; the end of what is long is left out. */
export function quote(text: string): string {
  return `"${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}"`;
}
