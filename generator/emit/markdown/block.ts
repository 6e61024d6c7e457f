import { visible } from "../visible.js";
import { type Stretch, stretches } from "./code-span.js";
import { harmlessText } from "./harmless.js";

/**
 * Block Markdown as it was written, harmless outside code, and closed: a fence that never ends, or whose lines leave
 * its indentation (because a list ends, say), is ended there.
 */
export function block(markdown: string): string {
  const lines = markdown.replace(/\r\n?/g, "\n").replace(/^\n+/, "").trimEnd().split("\n");
  return sections(lines.map(visibleLine)).flatMap(harmlessLines).join("\n");
}

/** Lines that belong together: one fence, closed, or prose without a blank line in it, or one blank line. */
type Section = { readonly fence: Fence | undefined; readonly lines: string[] };
type Fence = { readonly indent: string; readonly run: string };

function visibleLine(line: string): string {
  return line.split("\t").map(visible).join("\t");
}

function sections(lines: readonly string[]): readonly Section[] {
  const all: Section[] = [];
  let open: Section | undefined;
  for (const line of lines) {
    if (open?.fence !== undefined && line.trim() !== "" && !line.startsWith(open.fence.indent)) {
      open.lines.push(end(open.fence));
      open = undefined;
    }
    if (open?.fence !== undefined) {
      const isEnd = closes(line, open.fence);
      open.lines.push(isEnd ? end(open.fence) : line);
      if (isEnd) open = undefined;
      continue;
    }
    const fence = opens(line);
    if (open === undefined || fence !== undefined || line.trim() === "") {
      open = { fence, lines: [] };
      all.push(open);
    }
    open.lines.push(line);
    if (line.trim() === "") open = undefined;
  }
  if (open?.fence !== undefined) open.lines.push(end(open.fence));
  return all;
}

/** Deeper than three spaces, a fence may as well be the rest of a paragraph; it is then not taken for one. */
function opens(line: string): Fence | undefined {
  const [, indent = "", run] = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
  return run === undefined ? undefined : { indent, run };
}

function closes(line: string, { indent, run }: Fence): boolean {
  const mark = line.trim();
  const depth = line.length - line.trimStart().length;
  return depth <= indent.length + 3 && mark.startsWith(run) && mark === run.charAt(0).repeat(mark.length);
}

function end({ indent, run }: Fence): string {
  return indent + run;
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
