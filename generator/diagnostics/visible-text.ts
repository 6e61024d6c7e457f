import { unseenInProse } from "../unseen.js";

const onlyAscii = /^[\x20-\x7e]*$/;
const unseen = new RegExp(unseenInProse, "gu");

/**
 * A text that is safe to print and takes one line: tabs become four spaces; control characters, line ends, and what reverses
 * or hides text become signs.
 */
export function visibleText(text: string): string {
  return onlyAscii.test(text) ? text : text.replace(unseen, signOf);
}

function signOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\t") return "    ";
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? "\u2421" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}
