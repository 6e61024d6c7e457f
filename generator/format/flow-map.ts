import { endOf, type Page, type Part, type Rewrite, startOf } from "./entry.js";

/** What stands between two entries of a flow map, told apart by whom it belongs to. */
type Gap = {
  /** Comments of the entry before it: ahead of the comma, or behind it on the same line. */
  readonly before: readonly string[];
  /** Comments on lines of their own. */
  readonly after: readonly string[];
  readonly hasComma: boolean;
};

/** The part with the entries of its flow map in an order. Commas and white space stay; comments move with their entries. */
export function reorderFlowMap(part: Part, order: readonly string[], page: Page, rewrite: Rewrite): string {
  const { text } = page;
  const { node, path } = part;
  const open = node.value.start + 1;
  const close = node.value.end - 1;
  const spans = [...node.children].map(([name, child]) => {
    const start = startOf(child, text);
    return { name, child, start, end: Math.max(start, endOf(child, text)) };
  });
  const gaps = [...spans, { start: close }].map(({ start }, index) => text.slice(spans[index - 1]?.end ?? open, start));
  const bodies = order.map((wanted) => {
    const span = spans.find(({ name }) => name === wanted);
    if (span === undefined) return "";
    const from = span.child.key?.end ?? span.start;
    const value = rewrite({ node: span.child, path: [...path, wanted], start: from, end: span.end });
    return text.slice(span.start, from) + value;
  });
  const hasComments = gaps.some((gap) => gap.includes("#"));
  const inside = hasComments
    ? onLinesOfTheirOwn(
        bodies,
        order.map((name) => spans.findIndex((span) => span.name === name)),
        gaps,
        { page, open },
      )
    : gaps.map((gap, index) => gap + (bodies[index] ?? "")).join("");
  return text.slice(part.start, open) + inside + text.slice(close, part.end);
}

/** `places` are those that the entries had before. */
function onLinesOfTheirOwn(
  bodies: readonly string[],
  places: readonly number[],
  gaps: readonly string[],
  { page: { text, lineBreak }, open }: { readonly page: Page; readonly open: number },
): string {
  const outer = /^ */.exec(text.slice(text.lastIndexOf("\n", open) + 1))?.[0] ?? "";
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
  const inner = [...lines, ...closing].map((line) => `${lineBreak}${indentation}${line}`).join("");
  // Not further to the left than it was: inside another flow map that would end the block around both.
  const margin = /\n( *)$/.exec(gaps.at(-1) ?? "")?.[1] ?? `${outer}  `;
  return `${head}${inner}${lineBreak}${margin}`;
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
