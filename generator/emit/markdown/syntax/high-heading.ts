import { isBlank, sections } from "./sections.js";

/** A heading as high as those of the page around it; `line` counts from 1. */
type HighHeading = { readonly line: number; readonly level: 1 | 2 };

/**
 * The first heading of level 1 or 2 in block Markdown, outside fences. What a line of `=` or `-` directly below a text
 * could make a heading counts as one.
 */
export function highHeading(markdown: string): HighHeading | undefined {
  for (const { fence, first, lines } of sections(markdown.split(/\r\n?|\n/))) {
    if (fence !== undefined) continue;
    for (const [index, line] of lines.entries()) {
      const level = marked(line) ?? underlined(lines[index + 1], line);
      if (level !== undefined) return { line: first + index + 1, level };
    }
  }
  return undefined;
}

function marked(line: string): 1 | 2 | undefined {
  const [, marks] = /^ {0,3}(##?)(?=\s|$)/.exec(line) ?? [];
  return marks === undefined ? undefined : marks === "#" ? 1 : 2;
}

function underlined(below: string | undefined, line: string): 1 | 2 | undefined {
  if (isBlank(line) || /^ {0,3}#{3,6}(?=\s|$)/.test(line)) return undefined;
  const [, mark] = /^ {0,3}(?:(=)=*|-+)\s*$/.exec(below ?? "") ?? [undefined, null];
  return mark === null ? undefined : mark === "=" ? 1 : 2;
}
