import type { LocatedValue } from "../document/locate.js";
import type { Path } from "../source.js";

/** A value, and the stretch of text around it that may be written anew. */
export type Part = {
  readonly node: LocatedValue;
  readonly path: Path;
  readonly start: number;
  readonly end: number;
};

/** A masked text, and how its lines end. */
export type Page = { readonly text: string; readonly lineBreak: string };

export type Rewrite = (part: Part) => string;

/** Where the entry of a map begins: at its key, or at the question mark ahead of it. */
export function startOf({ key, value }: LocatedValue, text: string): number {
  const start = (key ?? value).start;
  const before = text.slice(Math.max(0, start - 80), start);
  return start - (/\?[ \t]+$/.exec(before)?.[0].length ?? 0);
}

/** Where the value of an entry ends, or its colon when nothing is written behind it. */
export function endOf({ key, value, children }: LocatedValue, text: string): number {
  if (value.end > value.start) {
    const last = "{[".includes(text.charAt(value.start)) ? undefined : [...children.values()].at(-1);
    return last === undefined ? value.end : endOf(last, text);
  }
  const start = key?.end ?? value.end;
  const colon = /[ \t]*(?:\r?\n[ \t]*(?:#[^\n]*)?)*:/y;
  colon.lastIndex = start;
  return colon.test(text) ? colon.lastIndex : start;
}
