import { visible } from "../../visible.js";
import { type Stretch, stretches } from "./code-span.js";
import { harmlessText } from "./harmless.js";
import { type Section, sections } from "./sections.js";

/**
 * Block Markdown as it was written, harmless outside code, and closed: a fence that never ends, or whose lines leave
 * its indentation (because a list ends, say), is ended there. The lines themselves are read, and no parser's tree of them:
 * what is harmless must be so for whichever reading of Markdown a renderer has.
 */
export function block(markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, "\n").replace(/^\n+/, "").trimEnd().split("\n");
  return sections(lines.map(visibleLine)).flatMap(harmlessLines).join("\n");
}

function visibleLine(line: string): string {
  return line.includes("\t") ? line.split("\t").map(visible).join("\t") : visible(line);
}

/** Code is believed only where a line holds it whole: after a backtick left over, it could begin and end anywhere. */
function harmlessLines({ fence, lines }: Section): readonly string[] {
  if (fence !== undefined) return lines;
  let isCertain = true;
  return lines.map((line) => {
    const parts = stretches(line);
    isCertain &&= !parts.some(({ isCode, text }) => !isCode && text.includes("`"));
    return parts.map((part) => (isCertain && isPlainCode(part) ? part.text : harmlessText(part.text))).join("");
  });
}

/** In a table, a `|` ends the cell and thereby the code. */
function isPlainCode({ isCode, text }: Stretch): boolean {
  return isCode && !text.includes("|");
}
