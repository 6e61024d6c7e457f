import { eastAsianWidth } from "get-east-asian-width";
import { unseenInProse } from "../unseen.js";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const onlyAscii = /^[\x20-\x7e]*$/;
const unseen = new RegExp(unseenInProse, "gu");
const mark = /^\p{M}/u;
const emoji = /^\p{Emoji_Presentation}|^\p{RI}|\u{fe0f}/u;

/**
 * A text that is safe to print and takes one line: tabs become four spaces; control characters, line ends, and what reverses
 * or hides text become signs.
 */
export function visibleText(text: string): string {
  return onlyAscii.test(text) ? text : text.replace(unseen, signOf);
}

/** The columns that a visible text takes in a terminal. */
export function displayWidth(text: string): number {
  if (onlyAscii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

function widthOf(grapheme: string): number {
  if (mark.test(grapheme)) return 0;
  return emoji.test(grapheme) ? 2 : eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\t") return "    ";
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? "\u2421" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}
