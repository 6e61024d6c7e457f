import { visible } from "../../emit/visible.js";
import type { Palette } from "./color.js";

/** A unified diff for a terminal. Control characters are shown, so that a file cannot write to it. */
export function paintDiff(diff: string, { red, green, dim }: Palette): string {
  const paint = (line: string) => {
    if (/^(?:\+\+\+|---|@@)/.test(line)) return dim(line);
    return line.startsWith("+") ? green(line) : line.startsWith("-") ? red(line) : line;
  };
  return diff
    .split("\n")
    .map((line) => paint(line.split("\t").map(visible).join("\t")))
    .join("\n");
}
