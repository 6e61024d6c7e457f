import type { WriteStream } from "node:tty";
import { harmless, textWidth, wrap } from "./text-width.js";

/** A terminal on which text stays, and below it a block that changes. Lines are wrapped here. */
export type Screen = {
  /** Text that stays, above the block. */
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

function widthOf(output: WriteStream): number {
  return Math.max(10, (output.columns || 80) - 1);
}

export function openScreen(output: WriteStream): Screen {
  let shown: readonly string[] = [];
  let block: readonly string[] = [];
  const fit = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => wrap(harmless(line), widthOf(output)));
  // A terminal that became narrower has broken the lines of the block itself.
  const rowsOf = (line: string): number => Math.max(1, Math.ceil(textWidth(line) / (output.columns || 80)));
  const erase = (): string => {
    const up = shown.reduce((sum, line) => sum + rowsOf(line), 0) - 1;
    const moved = up > 0 ? `\x1b[${up}A` : "";
    return shown.length === 0 ? "" : `${moved}\r${clearBelow}`;
  };
  const draw = (above: readonly string[]): void => {
    const text =
      erase() +
      fit(above)
        .map((line) => `${line}\n`)
        .join("");
    shown = fit(block);
    output.write(text + shown.join("\n"));
  };
  const redraw = (): void => draw([]);
  output.write(markPastes);
  output.on("resize", redraw);
  return {
    print: draw,
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
