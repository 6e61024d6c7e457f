/** Cursor upwards, clearing below, the end of a line, marks around pasted text, text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these steer a terminal
const piece = /\x1b\[(?<up>\d+)A|(?<clear>\r\x1b\[J)|(?<end>\r?\n)|\x1b\[\?2004[hl]|(?<text>[^\x1b\r\n]+|.)/g;

/** What stands on a terminal in the end. */
export function shownLines(written: string): readonly string[] {
  const lines = [""];
  let row = 0;
  for (const { groups = {} } of written.matchAll(piece)) {
    row -= Number(groups["up"] ?? 0);
    if (groups["clear"] !== undefined) lines.splice(row, lines.length, "");
    if (groups["end"] !== undefined) {
      row += 1;
      lines[row] = "";
    }
    lines[row] = `${lines[row] ?? ""}${groups["text"] ?? ""}`;
  }
  return lines;
}
