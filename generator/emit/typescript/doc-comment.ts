import { lineWidth } from "./layout.js";
import { commentText } from "./literal.js";

/**
 * A doc comment of paragraphs, wrapped to the line width; tags come last, each a paragraph of its own.
 * Empty when nothing is to be said.
 */
export function docComment(paragraphs: readonly string[], depth: number, tags: readonly string[] = []): string {
  const indentation = "  ".repeat(depth);
  const texts = paragraphs.map((paragraph) => commentText(foldLines(paragraph))).filter((text) => text !== "");
  const blocks = texts.map((text) => wrapped(text, lineWidth - indentation.length - 3));
  if (tags.length > 0) blocks.push(tags.flatMap((tag) => wrapped(tag, lineWidth - indentation.length - 3)));
  if (blocks.length === 0) return "";
  const [only] = blocks;
  if (blocks.length === 1 && only?.length === 1) {
    const single = `${indentation}/** ${only[0]} */`;
    if (single.length <= lineWidth) return `${single}\n`;
  }
  const lines = blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
  const body = lines.map((text) => `${indentation} *${text === "" ? "" : ` ${text}`}`);
  return `${indentation}/**\n${body.join("\n")}\n${indentation} */\n`;
}

/** `@deprecated` and its words, which may not begin another tag. */
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
