import { unseenClass } from "../unseen.js";

/** Joiners stay between the parts of an emoji or a word, as they do no harm there. */
const joiner = "(?<=[\\p{L}\\p{M}\\p{Emoji}])[\\u200c\\u200d](?=[\\p{L}\\p{Emoji}])";
const invisible = new RegExp(`(?!${joiner})[${unseenClass}]`, "gu");

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
