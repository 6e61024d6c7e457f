import { type LocatedText, mappedText, verbatimText } from "./located-text.js";

/** A string of a JSON text, whose opening quote stands at `from` and whose closing one ends at `to`. */
export function jsonString(source: string, from: number, to: number, text: string): LocatedText {
  if (text.length === to - from - 2) return verbatimText(text, from + 1, encodeJson);
  return mappedText(text, [from + 1, to - 1], encodeJson, () => {
    const starts = new Uint32Array(text.length);
    const ends = new Uint32Array(text.length);
    let at = from + 1;
    for (let index = 0; index < text.length; index += 1) {
      starts[index] = at;
      at += source[at] !== "\\" ? 1 : source[at + 1] === "u" ? 6 : 2;
      ends[index] = at;
    }
    return { starts, ends };
  });
}

function encodeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
