import { unseenInProse } from "../unseen.js";

const unseen = new RegExp(unseenInProse, "gu");

/** The text with every character that could not be seen or written to a file spelt out, as in `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(unseen, spelling);
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
