import { markdownTable } from "markdown-table";
import stringWidth from "string-width";
import { stretches } from "./code-span.js";

/** A table with aligned columns; headings and cells are inline Markdown on one line. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable(
    [headings, ...rows].map((row) => row.map(cell)),
    { stringLength: alignedWidth },
  );
}

/** Columns beyond which a cell stands out, so that one long text does not fill every row with spaces. */
const widestAligned = 200;

/** The beginning decides: no more than ten code units make a column. */
function alignedWidth(cell: string): number {
  return Math.min(width(cell.slice(0, widestAligned * 10)), widestAligned);
}

/**
 * Inline Markdown with its pipes escaped, those in code included, which a table takes for borders as well.
 * A backslash before a pipe in code cannot be written in a table; it is shown doubled.
 */
function cell(markdown: string): string {
  if (!markdown.includes("|")) return markdown;
  return stretches(markdown)
    .map(({ isCode, text }) =>
      text.replace(/(?<!\\)(\\*)\|/g, (_, backslashes: string) => escapedPipe(backslashes, isCode)),
    )
    .join("");
}

function escapedPipe(backslashes: string, isCode: boolean): string {
  if (backslashes.length % 2 === 0) return `${backslashes}\\|`;
  return isCode ? `${backslashes}\\\\|` : `${backslashes}|`;
}

/** Latin letters and common punctuation: one column each, and quick to recognise. */
const narrow = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027]*$/;

/** Columns that a text takes in a font of fixed width. */
export function width(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text, { countAnsiEscapeCodes: true });
}
