import { type Doc, hardLine, separated } from "./doc.js";
import { lineWidth } from "./layout.js";
import { commentText } from "./literal.js";

/**
 * A doc comment of paragraphs with the line break behind it, wrapped to the line width where it stands `depth` deep;
 * tags come last, each on lines of its own. Empty when nothing is to be said.
 */
export function docComment(paragraphs: readonly string[], depth: number, tags: readonly string[] = []): Doc {
  const room = lineWidth - "  ".length * depth;
  const wrap = (text: string) => wrapped(text, room - " * ".length);
  const texts = paragraphs.map((paragraph) => commentText(foldLines(paragraph))).filter((text) => text !== "");
  const blocks = [...texts.map(wrap), ...(tags.length === 0 ? [] : [tags.flatMap(wrap)])];
  const [only = [], ...others] = blocks;
  if (blocks.length === 0) return "";
  const single = `/** ${only[0]} */`;
  if (others.length === 0 && only.length === 1 && single.length <= room) return [single, hardLine];
  const lines = blocks.flatMap((block, index) => [
    ...(index === 0 ? [] : [" *"]),
    ...block.map((text) => ` * ${text}`),
  ]);
  return [separated(["/**", ...lines, " */"], hardLine), hardLine];
}

/** `@deprecated` and its text, which may not begin another tag. */
export function tag(name: string, text: string): string {
  return `@${name} ${commentText(foldLines(text))}`.trimEnd();
}

function foldLines(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** Words longer than a line stay whole: a broken address or name is worth less than a long line. */
function wrapped(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > limit) {
      lines.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
