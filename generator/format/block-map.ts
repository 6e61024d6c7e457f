import { type Collection, leadOf } from "../text/entry.js";
import { columnOf, lineStart, nextLine, type Sheet } from "../text/sheet.js";
import { type EntryPart, type Part, partsIn, type Rewrite } from "./part.js";

/** An entry of a block map with what moves along. */
type Movable = EntryPart & {
  /** Comment lines above it, without indentation, and the empty lines among them. */
  readonly lead: readonly string[];
  readonly isAfterEmptyLine: boolean;
};

/** The part with the entries of its block map in an order, which is a list of their indices; each takes its comments along. */
export function reorderBlockMap(
  part: Part<Collection>,
  order: readonly number[],
  sheet: Sheet,
  rewrite: Rewrite,
): string {
  const { text, eol } = sheet;
  const all = movablesIn(part, sheet);
  const first = all[0]?.entry;
  if (first === undefined) return text.slice(part.start, part.end);
  const ahead = text.slice(lineStart(sheet, first.start), first.start);
  const indentation = " ".repeat(columnOf(sheet, first.start));
  const isAfterEmptyLine = (place: number) => all[place]?.isAfterEmptyLine ?? false;
  const lines = order.flatMap((place, index) => {
    const movable = all[place];
    if (movable === undefined) return [];
    const body = text.slice(movable.entry.start, movable.start) + rewrite(movable);
    const leadIndentation = index === 0 ? (/^ */.exec(ahead)?.[0] ?? "") : indentation;
    const lead = movable.lead.map((comment) => (comment === "" ? "" : leadIndentation + comment));
    // What was first had nothing before it: it is parted from what comes there as it was from the one after it.
    const isParted =
      index > 0 && (isAfterEmptyLine(Math.max(place, 1)) || isAfterEmptyLine((order[index - 1] ?? 0) + 1));
    return [...(isParted ? [""] : []), ...lead, (index === 0 ? ahead : indentation) + body];
  });
  const end = all.at(-1)?.end ?? part.end;
  return text.slice(part.start, leadOf(first, sheet)) + lines.join(eol) + text.slice(end, part.end);
}

/** All that stands between two entries goes along with the second one; what parts the first one from its owner stays. */
function movablesIn(part: Part<Collection>, sheet: Sheet): readonly Movable[] {
  return partsIn(part, sheet).map((each, index, all) => {
    const before = all[index - 1];
    const { entry } = each;
    const start = before === undefined ? leadOf(entry, sheet) : nextLine(sheet, before.end);
    const between = sheet.text.slice(start, lineStart(sheet, entry.start)).split("\n").slice(0, -1);
    const lines = between.map((line) => line.trim());
    const top = lines.findIndex((line) => line !== "");
    return { ...each, lead: top === -1 ? [] : lines.slice(top), isAfterEmptyLine: lines[0] === "" };
  });
}
