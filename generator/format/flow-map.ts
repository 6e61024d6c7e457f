import type { Collection } from "../text/entry.js";
import { lineAt, type Sheet } from "../text/sheet.js";
import { type Part, partsIn, type Rewrite } from "./part.js";

/** What stands between two entries of a flow map, by whom it belongs to. */
type Gap = {
  /** Comments of the entry before it: ahead of the comma, or behind it on the same line. */
  readonly before: readonly string[];
  /** Comments on lines of their own. */
  readonly after: readonly string[];
  readonly hasComma: boolean;
};

/**
 * The part with the entries of its flow map in an order, which is a list of their indices. Commas and white space stay; comments
 * move with their entries.
 */
export function reorderFlowMap(
  part: Part<Collection>,
  order: readonly number[],
  sheet: Sheet,
  rewrite: Rewrite,
): string {
  const { text } = sheet;
  const [start, end] = part.node.range;
  const [open, close] = [start + 1, end - 1];
  const all = partsIn(part, sheet);
  const starts = [...all.map(({ entry }) => entry.start), close];
  const gaps = starts.map((next, index) => text.slice(all[index - 1]?.end ?? open, next));
  const bodies = order.map((place) => {
    const moved = all[place];
    return moved === undefined ? "" : text.slice(moved.entry.start, moved.start) + rewrite(moved);
  });
  const hasComments = gaps.some((gap) => gap.includes("#"));
  const inside = hasComments
    ? onLinesOfTheirOwn(bodies, order, gaps, { sheet, open })
    : gaps.map((gap, index) => gap + (bodies[index] ?? "")).join("");
  return text.slice(part.start, open) + inside + text.slice(close, part.end);
}

/** `places` are those that the entries had before. */
function onLinesOfTheirOwn(
  bodies: readonly string[],
  places: readonly number[],
  gaps: readonly string[],
  { sheet, open }: { readonly sheet: Sheet; readonly open: number },
): string {
  const outer = /^ */.exec(lineAt(sheet, open))?.[0] ?? "";
  const split = gaps.map(splitGap);
  const last = bodies.length - 1;
  const lines = bodies.flatMap((body, index) => {
    const place = places[index] ?? 0;
    const lead = split[place]?.after ?? [];
    const comma = index < last || split.at(-1)?.hasComma ? "," : "";
    const [beside, ...below] = split[place + 1]?.before ?? [];
    return [...lead, `${body}${comma}${beside === undefined ? "" : ` ${beside}`}`, ...below];
  });
  const head = (split[0]?.before ?? []).map((comment) => ` ${comment}`).join("");
  const closing = split.at(-1)?.after ?? [];
  const indentation = /\n( *)$/.exec(gaps[0] ?? "")?.[1] ?? `${outer}  `;
  const inner = [...lines, ...closing].map((line) => `${sheet.eol}${indentation}${line}`).join("");
  // Not further to the left than it was: inside another flow map that would end the block around both.
  const margin = /\n( *)$/.exec(gaps.at(-1) ?? "")?.[1] ?? `${outer}  `;
  return `${head}${inner}${sheet.eol}${margin}`;
}

function splitGap(gap: string): Gap {
  const before: string[] = [];
  const after: string[] = [];
  const hasComma = gap.replaceAll(/#[^\n]*/g, "").includes(",");
  let isBefore = true;
  let commas = 0;
  for (const [sign] of gap.matchAll(/#[^\n]*|,|\n/g)) {
    if (sign === ",") commas += 1;
    else if (sign === "\n") isBefore &&= hasComma && commas === 0;
    else (isBefore ? before : after).push(sign.trim());
  }
  return { before, after, hasComma };
}
