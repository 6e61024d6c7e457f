import { unseenInProse } from "../unseen.js";

const unseen = new RegExp(unseenInProse, "gu");

/** Nearly all texts are such, and need no look at what surrounds a character. */
const plain = /^[ -~]*$/;

/** The text with every character that could not be seen or written to a file spelt out, as in `\u{1b}`. */
export function visible(text: string): string {
  return plain.test(text) ? text : text.replace(unseen, spelling);
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
