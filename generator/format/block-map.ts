import type { LocatedValue } from "../document/locate.js";
import { endOf, type Page, type Part, type Rewrite, startOf } from "./entry.js";
import { lineEnd } from "./mask.js";

/** An entry of a block map with what moves along. Offsets are those of the masked text. */
type Entry = {
  readonly node: LocatedValue;
  readonly start: number;
  /** Comment lines above it, without indentation, and the empty lines among them. */
  readonly lead: readonly string[];
  readonly isAfterEmptyLine: boolean;
  /** Behind its last line, and behind the comments below that are indented more deeply than the entry. */
  readonly end: number;
};

/** The part with the entries of its block map in an order, each with its comments. */
export function reorderBlockMap(part: Part, order: readonly string[], page: Page, rewrite: Rewrite): string {
  const { text, lineBreak } = page;
  const entries = entriesOf(part, text);
  const first = [...entries.values()][0];
  if (first === undefined) return text.slice(part.start, part.end);
  const line = lineStart(text, first.start);
  const ahead = text.slice(line, first.start);
  const isBehindDash = ahead.trim() !== "";
  const indentation = " ".repeat(first.start - line);
  const lines = order.flatMap((name, index) => {
    const entry = entries.get(name);
    if (entry === undefined) return [];
    const { node, start, end } = entry;
    const from = node.key?.end ?? start;
    const body = text.slice(start, from) + rewrite({ node, path: [...part.path, name], start: from, end });
    const leadIndentation = index === 0 ? (/^ */.exec(ahead)?.[0] ?? "") : indentation;
    const lead = entry.lead.map((comment) => (comment === "" ? "" : leadIndentation + comment));
    const isParted = index > 0 && (isPartedFromLast(name, entries) || isPartedFromNext(order[index - 1], entries));
    return [...(isParted ? [""] : []), ...lead, (index === 0 && isBehindDash ? ahead : indentation) + body];
  });
  const end = Math.max(...[...entries.values()].map((entry) => entry.end));
  const top = topOfLead(text, line, part.start);
  return text.slice(part.start, top) + lines.join(lineBreak) + text.slice(end, part.end);
}

function entriesOf({ node, start, end }: Part, text: string): ReadonlyMap<string | number, Entry> {
  const children = [...node.children];
  const starts = children.map(([, child]) => startOf(child, text));
  const entries = new Map<string | number, Entry>();
  let before: number | undefined;
  for (const [index, [name, child]] of children.entries()) {
    const from = starts[index] ?? 0;
    const line = lineStart(text, from);
    const next = starts[index + 1];
    const bound = next === undefined ? end : lineStart(text, next);
    const gap =
      before === undefined
        ? text
            .slice(topOfLead(text, line, start), line)
            .split("\n")
            .slice(0, -1)
        : text.slice(before, line).split("\n").slice(1, -1);
    const own = lineEnd(text, endOf(child, text));
    before = endOfTail(text, own, bound, columnOf(text, starts[0] ?? 0));
    const lead = gap.map((each) => each.trim());
    const firstComment = lead.findIndex((each) => each !== "");
    const comments = firstComment === -1 ? [] : lead.slice(firstComment);
    entries.set(name, { node: child, start: from, lead: comments, isAfterEmptyLine: lead[0] === "", end: before });
  }
  return entries;
}

/**
 * Where the comments directly above the first entry begin. Those that begin the file are about the file: they stay, and
 * so does what an empty line parts from the entry.
 */
function topOfLead(text: string, line: number, start: number): number {
  let top = line;
  while (top > start) {
    const above = lineStart(text, top - 1);
    if (above < start || !text.slice(above, top).trimStart().startsWith("#")) break;
    top = above;
  }
  return top === 0 ? line : top;
}

/** The end of the comments below an entry that are indented more deeply than its key. */
function endOfTail(text: string, end: number, bound: number, column: number): number {
  let tail = end;
  for (let line = text.indexOf("\n", end) + 1; line > 0 && line < bound; line = text.indexOf("\n", line) + 1) {
    const written = text.slice(line, lineEnd(text, line));
    const comment = written.search(/\S/);
    if (comment === -1) continue;
    if (written.charAt(comment) !== "#" || comment <= column) break;
    tail = line + written.length;
  }
  return tail;
}

/** The first entry has nothing before it: it is parted from what comes there as it was from the one after it. */
function isPartedFromLast(name: string, entries: ReadonlyMap<string | number, Entry>): boolean {
  const [first] = entries.keys();
  return name === first ? isPartedFromNext(name, entries) : (entries.get(name)?.isAfterEmptyLine ?? false);
}

function isPartedFromNext(name: string | undefined, entries: ReadonlyMap<string | number, Entry>): boolean {
  const names = [...entries.keys()];
  const next = name === undefined ? undefined : names[names.indexOf(name) + 1];
  return next !== undefined && (entries.get(next)?.isAfterEmptyLine ?? false);
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}
