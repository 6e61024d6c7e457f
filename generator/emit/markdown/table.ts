import { eastAsianWidth } from "get-east-asian-width";
import { markdownTable } from "markdown-table";
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

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Columns that a text takes in a font of fixed width; an emoji takes two, however many characters it is made of. */
export function width(text: string): number {
  if (narrow.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += graphemeWidth(segment);
  return columns;
}

function graphemeWidth(grapheme: string): number {
  if (/^[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+$/u.test(grapheme)) return 0;
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}
