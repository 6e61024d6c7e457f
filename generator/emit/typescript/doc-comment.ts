import { commentParagraphs, type Stretch } from "./comment-lines.js";
import { type Doc, hardLine, lineWidth, separated } from "./doc.js";
import { commentText } from "./literal.js";
import { flatMap } from "../../flat-map.js";

/**
 * A doc comment of paragraphs with the line break behind it, wrapped to the line width where it stands `depth` deep;
 * tags come last, each on lines of its own. Empty when nothing is to be said. Lists, quotes and code keep their lines.
 */
export function docComment(texts: readonly string[], depth: number, tags: readonly string[] = []): Doc {
  const room = lineWidth - "  ".length * depth;
  const limit = room - " * ".length;
  const said = flatMap(texts, commentParagraphs).map((stretches) => flatMap(stretches, linesOf(limit)));
  const blocks = said.filter((lines) => lines.some((line) => line !== ""));
  if (tags.length > 0) blocks.push(flatMap(tags, (text) => wrapped(text, limit)));
  const [only = [], ...others] = blocks;
  if (blocks.length === 0) return "";
  const single = `/** ${only[0]} */`;
  if (others.length === 0 && only.length === 1 && single.length <= room) return [single, hardLine];
  const lines = ["/**"];
  for (const block of blocks) {
    if (lines.length > 1) lines.push(" *");
    for (const text of block) lines.push(` * ${text}`.trimEnd());
  }
  return [separated([...lines, " */"], hardLine), hardLine];
}

function linesOf(limit: number): (stretch: Stretch) => readonly string[] {
  return ({ text, hang, isCode }) => {
    const shown = commentText(text);
    if (isCode) return [shown];
    if (hang === 0) return wrapped(shown, limit);
    const indent = " ".repeat(shown.length - shown.trimStart().length);
    const [first = "", ...others] = wrapped(shown.trimStart(), limit - Math.max(hang, indent.length));
    return [indent + first, ...others.map((line) => " ".repeat(hang) + line)];
  };
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
  let start = 0;
  while (text.length - start > limit) {
    const last = text.lastIndexOf(" ", start + limit);
    const end = last > start ? last : text.indexOf(" ", start + 1);
    if (end === -1) break;
    lines.push(text.slice(start, end));
    start = end + 1;
  }
  lines.push(text.slice(start));
  return lines;
}
