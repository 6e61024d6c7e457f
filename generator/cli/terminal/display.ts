import { isAbsolute, relative } from "node:path";
import { visible } from "../../emit/visible.js";

/** A path as messages write it: relative to the current folder when it lies below, with `/`, on one line. */
export function displayPath(cwd: string, path: string): string {
  const below = relative(cwd, path);
  const shown = below === "" ? "." : below.startsWith("..") || isAbsolute(below) ? path : below;
  return visible(shown.replaceAll("\\", "/"));
}

/** `1 file`, `2 files`; `2 queries` where the plural is not made with an s. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
