/**
 * A text whose line breaks are not decided yet: what fits on the rest of the line stays on it, else a group breaks at
 * all its lines (P. Wadler, "A prettier printer"). It lays out like the formatters that our users run over their code.
 */
export type Doc = string | readonly Doc[] | Group | Indented | Line | Choice | Fill;

type Group = { readonly kind: "group"; readonly content: Doc; readonly broken: boolean };
type Indented = { readonly kind: "indent"; readonly content: Doc };
type Line = { readonly kind: "line"; readonly flat: string };
type Choice = { readonly kind: "choice"; readonly flat: string; readonly broken: string };
type Fill = { readonly kind: "fill"; readonly items: readonly Doc[] };

/** A space, or a line break when the group breaks. */
export const line: Doc = { kind: "line", flat: " " };
/** Nothing, or a line break. */
export const softLine: Doc = { kind: "line", flat: "" };

export function group(content: Doc, options: { readonly broken?: boolean } = {}): Doc {
  return { kind: "group", content, broken: options.broken ?? false };
}

export function indent(content: Doc): Doc {
  return { kind: "indent", content };
}

/** `open item, item close`, with a trailing comma when it breaks. */
export function list(
  open: string,
  items: readonly Doc[],
  close: string,
  options: { readonly broken?: boolean } = {},
): Doc {
  if (items.length === 0) return open + close;
  const separated = items.flatMap((item, index) => (index === 0 ? [item] : [",", line, item]));
  return group([open, indent([softLine, separated]), trailingComma, softLine, close], options);
}

/** The same for short items: when it breaks, as many stand on a line as fit. */
export function filledList(open: string, items: readonly Doc[], close: string): Doc {
  return group([open, indent([softLine, { kind: "fill", items }]), trailingComma, softLine, close]);
}

/** `{ key: value }`. */
export function object(members: readonly Doc[], options: { readonly broken?: boolean } = {}): Doc {
  if (members.length === 0) return "{}";
  const separated = members.flatMap((member, index) => (index === 0 ? [member] : [",", line, member]));
  return group(["{", indent([line, separated]), trailingComma, line, "}"], options);
}

/** One text in a group that stays on its line, another in one that breaks. */
export function choice(flat: string, broken: string): Doc {
  return { kind: "choice", flat, broken };
}

const trailingComma = choice("", ",");

const indentation = "  ";
/** The longest line of generated code. */
export const lineWidth = 120;

type Task = { readonly doc: Doc; readonly depth: number; readonly flat: boolean };

/** Where a text begins: its column, the depth of its further lines, and the columns that its printer adds before all. */
export type Start = { readonly column: number; readonly depth: number; readonly margin?: number };

/** The text of a document, with every line break decided. */
export function layOut(doc: Doc, start: Start): string {
  const width = lineWidth - (start.margin ?? 0);
  const onOneLine = flatText(doc);
  return onOneLine !== undefined && start.column + onOneLine.length <= width ? onOneLine : breakUp(doc, start, width);
}

/** The text on one line, which most are; undefined when something in it has to break. */
function flatText(doc: Doc): string | undefined {
  if (typeof doc === "string") return doc;
  if (!isSequence(doc)) {
    if (doc.kind === "group" && doc.broken) return undefined;
    if (doc.kind === "fill") return doc.items.map(flatText).join(", ");
    return doc.kind === "line" || doc.kind === "choice" ? doc.flat : flatText(doc.content);
  }
  let text = "";
  for (const part of doc) {
    const flat = flatText(part);
    if (flat === undefined) return undefined;
    text += flat;
  }
  return text;
}

function breakUp(doc: Doc, start: Start, width: number): string {
  let text = "";
  let column = start.column;
  const tasks: Task[] = [{ doc, depth: start.depth, flat: false }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { depth, flat } = task;
    const current = task.doc;
    if (typeof current === "string") {
      text += current;
      column += current.length;
    } else if (isSequence(current)) {
      for (const part of [...current].reverse()) tasks.push({ doc: part, depth, flat });
    } else if (current.kind === "indent") {
      tasks.push({ doc: current.content, depth: depth + 1, flat });
    } else if (current.kind === "group") {
      const breaks = current.broken || !fits(current.content, width - column, tasks);
      tasks.push({ doc: current.content, depth, flat: flat || !breaks });
    } else if (current.kind === "fill") {
      tasks.push({ doc: filled(current.items, { column, depth, width }), depth, flat: true });
    } else if (flat || current.kind === "choice") {
      const written = flat || current.kind === "line" ? current.flat : current.broken;
      text += written;
      column += written.length;
    } else {
      text += `\n${indentation.repeat(depth)}`;
      column = indentation.length * depth;
    }
  }
  return text;
}

/** Whether a content, and what follows it up to the next possible break, fits on the rest of the line. */
function fits(content: Doc, rest: number, following: readonly Task[]): boolean {
  const tasks: Task[] = [{ doc: content, depth: 0, flat: true }];
  let next = following.length - 1;
  let left = rest;
  while (left >= 0) {
    const task = tasks.pop() ?? following[next--];
    if (task === undefined) return true;
    const { doc, flat } = task;
    if (typeof doc === "string") left -= doc.length;
    else if (isSequence(doc)) for (const part of [...doc].reverse()) tasks.push({ doc: part, depth: 0, flat });
    else if (doc.kind === "group" && flat && doc.broken) return false;
    else if (doc.kind === "indent" || doc.kind === "group") tasks.push({ doc: doc.content, depth: 0, flat });
    else if (doc.kind === "fill") tasks.push({ doc: list("", doc.items, ""), depth: 0, flat });
    else if (flat) left -= doc.flat.length;
    else if (doc.kind === "choice") left -= doc.broken.length;
    else return true;
  }
  return false;
}

type Margins = { readonly column: number; readonly depth: number; readonly width: number };

function filled(items: readonly Doc[], { column: start, depth, width }: Margins): Doc {
  let text = "";
  let column = start;
  for (const [index, item] of items.entries()) {
    const last = index === items.length - 1;
    const piece = layOut(item, { column: 0, depth }) + (last ? "" : ",");
    if (index > 0) {
      // The last one needs room for the trailing comma.
      const stays = column + 1 + piece.length + (last ? 1 : 0) <= width;
      text += stays ? " " : `\n${indentation.repeat(depth)}`;
      column = stays ? column + 1 : indentation.length * depth;
    }
    text += piece;
    column += piece.length;
  }
  return text;
}

function isSequence(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
