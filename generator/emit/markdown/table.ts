import { displayWidth } from "../../display-width.js";
import { stretches } from "./code-span.js";

/** A table with aligned columns, unless most of it would be spaces; headings and cells are inline Markdown on one line. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(cell));
  const aligned = alignedTable(cells);
  if (aligned.length <= largestAligned) return aligned;
  const compact = compactTable(cells);
  return aligned.length > 2 * compact.length ? compact : aligned;
}

/** Characters of a table that is read as text, too, however many of them are spaces. */
const largestAligned = 8000;

/** Columns beyond which a cell stands out, so that one long text does not fill every row with spaces. */
const widestAligned = 200;

type Row = readonly string[];

function alignedTable(rows: readonly Row[]): string {
  const measured = rows.map((row) => row.map(alignedWidth));
  const widths = widestOf(measured);
  const lines = rows.map((row, index) => {
    let line = "|";
    for (const [column, width] of widths.entries()) {
      line += ` ${row[column] ?? ""}${spaces.slice(0, width - (measured[index]?.[column] ?? 0))} |`;
    }
    return line;
  });
  const hyphens = widths.map((width) => "-".repeat(width));
  return together(lines, hyphens);
}

const spaces = " ".repeat(widestAligned);

/** The width of each column, in which one hyphen has room. */
function widestOf(measured: readonly (readonly number[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of measured) {
    for (const [column, width] of row.entries()) widths[column] = Math.max(widths[column] ?? 1, width);
  }
  return widths;
}

/** Each row has as many cells as the headings. */
function compactTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => `|${row.map((text) => (text === "" ? " |" : ` ${text} |`)).join("")}`);
  const hyphens = (rows[0] ?? []).map(() => "-");
  return together(lines, hyphens);
}

function together([headings = "", ...rows]: readonly string[], hyphens: readonly string[]): string {
  return [headings, `| ${hyphens.join(" | ")} |`, ...rows].join("\n");
}

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
