import type { WriteStream } from "node:tty";
import { harmless, textWidth, wrap } from "./text-width.js";

/** A terminal on which text stays, and below it a block that changes. Lines are wrapped here. */
export type Screen = {
  /** Text that stays, in place of the block. */
  print(lines: readonly string[]): void;
  /** The block; it takes the place of the one before. */
  show(lines: readonly string[]): void;
  /** Removes the block and lets the terminal go. */
  close(): void;
};

/** Pasted text comes between marks, so that its line ends are no Enter. */
const markPastes = "\x1b[?2004h";
const markNoPastes = "\x1b[?2004l";
const clearBelow = "\x1b[J";

/** Lines as they are written: broken so that the terminal breaks none, with nothing in them that steers it. */
function fit(lines: readonly string[], output: WriteStream): readonly string[] {
  const width = Math.max(10, (output.columns || 80) - 1);
  return lines.flatMap((line) => wrap(harmless(line), width));
}

/** What removes lines that end at the cursor. A terminal that became narrower has broken them itself. */
function erasure(lines: readonly string[], output: WriteStream): string {
  if (lines.length === 0) return "";
  const rows = lines.map((line) => Math.max(1, Math.ceil(textWidth(line) / (output.columns || 80))));
  const up = rows.reduce((sum, each) => sum + each, 0) - 1;
  return `${up > 0 ? `\x1b[${up}A` : ""}\r${clearBelow}`;
}

export function openScreen(output: WriteStream): Screen {
  let block: readonly string[] = [];
  let shown: readonly string[] = [];
  const draw = (above: readonly string[]): void => {
    const text = fit(above, output).map((line) => `${line}\n`);
    const before = erasure(shown, output);
    shown = fit(block, output);
    output.write(before + text.join("") + shown.join("\n"));
  };
  const redraw = (): void => draw([]);
  output.write(markPastes);
  output.on("resize", redraw);
  return {
    print(lines) {
      block = [];
      draw(lines);
    },
    show(lines) {
      block = lines;
      draw([]);
    },
    close() {
      block = [];
      draw([]);
      output.off("resize", redraw);
      output.write(markNoPastes);
    },
  };
}
