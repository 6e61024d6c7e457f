import { markdownTable } from "markdown-table";
import { displayWidth } from "../../display-width.js";
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
  return Math.min(displayWidth(cell.slice(0, widestAligned * 10)), widestAligned);
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
