/**
 * Lines that belong together: one fence, closed, or prose without a blank line in it, or one blank line. `first` is the
 * index of the first one.
 */
export type Section = { readonly fence: Fence | undefined; readonly first: number; readonly lines: string[] };
type Fence = { readonly indent: string; readonly run: string };

/** The lines of block Markdown; a fence that is left open, or whose lines leave its indentation, is ended there. */
export function sections(lines: readonly string[]): readonly Section[] {
  const all: Section[] = [];
  let open: Section | undefined;
  for (const [index, line] of lines.entries()) {
    if (open?.fence !== undefined && !isBlank(line) && !line.startsWith(open.fence.indent)) {
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
    if (open === undefined || fence !== undefined || isBlank(line)) {
      open = { fence, first: index, lines: [] };
      all.push(open);
    }
    open.lines.push(line);
    if (isBlank(line)) open = undefined;
  }
  if (open?.fence !== undefined) open.lines.push(end(open.fence));
  return all;
}

/** Blank in Markdown are spaces and tabs only: what else JavaScript would trim is a text. */
export function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
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
