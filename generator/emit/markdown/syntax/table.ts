import { markdownTable } from "markdown-table";
import { displayWidth } from "../../../display-width.js";
import { stretches } from "./code-span.js";

/** A table with aligned columns, unless most of it would be spaces; headings and cells are inline Markdown on one line. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(cell));
  const aligned = markdownTable(cells, { stringLength: alignedWidth });
  if (aligned.length <= largestAligned) return aligned;
  const compact = markdownTable(cells, { alignDelimiters: false });
  return aligned.length > 2 * compact.length ? compact : aligned;
}

/** Characters of a table that is read as text, too, however many of them are spaces. */
const largestAligned = 8000;

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
