/** The text of a catalog, and the habits of who wrote it. */
export type Sheet = {
  readonly text: string;
  /** The line end that what is new gets: that of the first line. */
  readonly eol: "\n" | "\r\n";
  /** By how many columns what is new is indented below its parent. */
  readonly step: number;
};

export function lineStart({ text }: Sheet, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line ends, ahead of its line break. */
export function lineEnd({ text }: Sheet, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === "\r" ? newline - 1 : newline;
}

/** Where the next line starts, or the text ends. */
export function nextLine({ text }: Sheet, offset: number): number {
  const newline = text.indexOf("\n", offset);
  return newline === -1 ? text.length : newline + 1;
}

export function columnOf(sheet: Sheet, offset: number): number {
  return offset - lineStart(sheet, offset);
}

/** The line at an offset without its line break. */
export function lineAt(sheet: Sheet, offset: number): string {
  return sheet.text.slice(lineStart(sheet, offset), lineEnd(sheet, offset));
}

/** Whether nothing but spaces stands before an offset on its line. */
export function beginsLine(sheet: Sheet, offset: number): boolean {
  return sheet.text.slice(lineStart(sheet, offset), offset).trim() === "";
}
