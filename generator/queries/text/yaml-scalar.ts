import { type CharacterPlaces, type LocatedText, mappedText, verbatimText } from "./located-text.js";

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

/** A scalar of a YAML text in `[from, to)`, quotes and the header of a block with it; `text` is what it means. */
export function yamlScalar(
  source: string,
  [from, to]: readonly [number, number],
  style: ScalarStyle,
  text: string,
): LocatedText {
  const begin = style === "plain" ? from : isBlock(style) ? lineAfter(source, from) : from + 1;
  const end = style === "single" || style === "double" ? to - 1 : to;
  if (source.slice(begin, begin + text.length) === text && (isBlock(style) || begin + text.length === end)) {
    return verbatimText(text, begin, encodings[style]);
  }
  return mappedText(text, [begin, end], encodings[style], () => align(source, [begin, end], style, text));
}

const encodings: Readonly<Record<ScalarStyle, (text: string) => string>> = {
  plain: (text) => text,
  literal: (text) => text,
  folded: (text) => text,
  single: (text) => text.replaceAll("'", "''"),
  double: (text) => JSON.stringify(text).slice(1, -1),
};

function isBlock(style: ScalarStyle): boolean {
  return style === "literal" || style === "folded";
}

function lineAfter(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end === -1 ? source.length : end + 1;
}

/**
 * Goes through the meaning and the file side by side. Only white space and escapes differ between them, so that what is no
 * white space is found behind the white space of the file, and white space that lines were folded to stands at their break.
 */
function align(
  source: string,
  [begin, end]: readonly [number, number],
  style: ScalarStyle,
  text: string,
): CharacterPlaces {
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let at = begin;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (!isSpace(character)) at = skip(source, at, end, style);
    const width = widthAt(source, at, style, character);
    starts[index] = at;
    at += width;
    ends[index] = at;
    // Of an escape that stands for two code units the second has no place of its own.
    if (width === 10 && index + 1 < text.length) {
      starts[++index] = at;
      ends[index] = at;
    }
  }
  return { starts, ends };
}

/** Past indentation, line breaks, and line breaks that are escaped. */
function skip(source: string, from: number, end: number, style: ScalarStyle): number {
  let at = from;
  while (at < end) {
    if (isSpace(source[at] ?? "")) at += 1;
    else if (style === "double" && source[at] === "\\" && /[\r\n]/.test(source[at + 1] ?? "")) at += 2;
    else break;
  }
  return at;
}

const hexadecimal: ReadonlyMap<string, number> = new Map([
  ["x", 4],
  ["u", 6],
  ["U", 10],
]);

/** How many code units of the file stand for a character. */
function widthAt(source: string, at: number, style: ScalarStyle, character: string): number {
  const written = source[at] ?? "";
  if (style === "double" && written === "\\") return hexadecimal.get(source[at + 1] ?? "") ?? 2;
  if (style === "single" && written === "'") return 2;
  if (written === character) return 1;
  return isSpace(character) && isSpace(written) ? 1 : 0;
}

function isSpace(character: string): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r";
}
