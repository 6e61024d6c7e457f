const graphemes = new Intl.Segmenter();

/** Characters that take two cells: those of East Asia, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** What a person sees as one character each. */
export function splitGraphemes(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function cells(grapheme: string): number {
  return wide.test(grapheme) ? 2 : 1;
}

/** The cells that a line takes. */
export function textWidth(text: string): number {
  return splitGraphemes(text).reduce((sum, grapheme) => sum + cells(grapheme), 0);
}

/** Characters that are not seen, move a cursor, or change how others are read, as in the generator. Those that join stay. */
const unseen =
  /(?![\u200c\u200d])[\u034f\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\u2065\uffa0\ufff0-\ufff8\u{e0000}-\u{e0fff}]/gu;

function signOf(character: string): string {
  if (/[\p{Cc}\p{Cs}]/u.test(character)) return "\ufffd";
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** Text that moves no cursor, changes no colour and turns no direction: controls become �, what is unseen is named. */
export function harmless(text: string): string {
  return text.replaceAll("\t", "  ").replaceAll(unseen, signOf);
}

/** Other white space, such as U+3000, takes cells and is part of the text. */
function withoutLastSpaces(text: string): string {
  return text.replace(/ +$/, "");
}

/** Lines that fit, broken at spaces where possible. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<= )/)) {
    if (line !== "" && textWidth(line + withoutLastSpaces(word)) > width) {
      lines.push(withoutLastSpaces(line));
      line = "";
    }
    for (const grapheme of splitGraphemes(word)) {
      if (textWidth(line) + cells(grapheme) > width && grapheme !== " ") {
        lines.push(line);
        line = "";
      }
      line += grapheme;
    }
  }
  return [...lines, withoutLastSpaces(line)];
}
