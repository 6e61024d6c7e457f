import { type Doc, exportKeyword, type Imported, isSequence, line } from "./doc.js";

/** The longest line of generated code. */
export const lineWidth = 120;

const indentation = "  ";

type Task = { readonly doc: Doc; readonly depth: number };

/**
 * The text of a document with every line break decided, as the formatters decide that our users run over their code. The
 * symbols that it prints are added to `symbols`.
 */
export function layOut(whole: Doc, symbols: Set<Imported> = new Set()): string {
  let text = "";
  let column = 0;
  const write = (piece: string) => {
    text += piece;
    column += piece.length;
  };
  const tasks: Task[] = [{ doc: whole, depth: 0 }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { doc, depth } = task;
    if (typeof doc === "string") write(doc);
    else if (isSequence(doc)) pushAll(tasks, doc, depth);
    else if (doc.kind === "views") tasks.push({ doc: doc.typescript, depth });
    else if (doc.kind === "imported") write(printed(doc, symbols));
    else if (doc.kind === "exported") write(exportKeyword);
    else if (doc.kind === "choice") write(doc.broken);
    else if (doc.kind === "indent") tasks.push({ doc: doc.content, depth: depth + 1 });
    else if (doc.kind === "fill") tasks.push({ doc: filled(doc.items, column), depth });
    else if (doc.kind === "line") {
      text += doc.breaks + indentation.repeat(depth);
      column = indentation.length * depth;
    } else if (fits(doc.width, lineWidth - column, tasks)) write(onOneLine(doc.content, symbols));
    else tasks.push({ doc: doc.content, depth });
  }
  return text;
}

/** The first part comes last, and so is taken first. */
function pushAll(tasks: Task[], docs: readonly Doc[], depth: number): void {
  for (let index = docs.length - 1; index >= 0; index -= 1) tasks.push({ doc: docs[index] ?? "", depth });
}

function printed(symbol: Imported, symbols: Set<Imported>): string {
  symbols.add(symbol);
  return symbol.name;
}

/** Whether a group, and what follows it up to the next possible break, fits on the rest of the line. */
function fits(width: number, rest: number, following: readonly Task[]): boolean {
  let left = rest - width;
  for (let next = following.length - 1; left >= 0 && next >= 0; next -= 1) {
    const { columns, breaks } = upToBreak(following[next]?.doc ?? "");
    left -= columns;
    if (breaks) return left >= 0;
  }
  return left >= 0;
}

type Beginning = { readonly columns: number; readonly breaks: boolean };

/** The columns of a document up to its first possible break, and whether it has one. */
function upToBreak(doc: Doc): Beginning {
  if (typeof doc === "string") return { columns: doc.length, breaks: false };
  if (isSequence(doc)) return sequenceUpToBreak(doc);
  if (doc.kind === "line") return { columns: 0, breaks: true };
  if (doc.kind === "indent" || doc.kind === "group") return upToBreak(doc.content);
  if (doc.kind === "fill") return { columns: 0, breaks: true };
  if (doc.kind === "views") return upToBreak(doc.typescript);
  if (doc.kind === "exported") return { columns: exportKeyword.length, breaks: false };
  return { columns: (doc.kind === "choice" ? doc.broken : doc.name).length, breaks: false };
}

function sequenceUpToBreak(docs: readonly Doc[]): Beginning {
  let columns = 0;
  for (const doc of docs) {
    const beginning = upToBreak(doc);
    columns += beginning.columns;
    if (beginning.breaks) return { columns, breaks: true };
  }
  return { columns, breaks: false };
}

function onOneLine(doc: Doc, symbols: Set<Imported>): string {
  if (typeof doc === "string") return doc;
  if (isSequence(doc)) {
    let text = "";
    for (const part of doc) text += onOneLine(part, symbols);
    return text;
  }
  if (doc.kind === "imported") return printed(doc, symbols);
  if (doc.kind === "fill") return doc.items.join(", ");
  if (doc.kind === "views") return onOneLine(doc.typescript, symbols);
  if (doc.kind === "exported") return exportKeyword;
  return doc.kind === "line" || doc.kind === "choice" ? (doc.flat ?? "") : onOneLine(doc.content, symbols);
}

/** As many items on each line as fit; the last one needs room for the trailing comma. */
function filled(items: readonly string[], start: number): readonly Doc[] {
  const parts: Doc[] = [];
  let column = start;
  for (const [index, item] of items.entries()) {
    const isLast = index === items.length - 1;
    const width = item.length + 1;
    const stays = index === 0 || column + 1 + width <= lineWidth;
    if (index > 0) parts.push(stays ? " " : line);
    column = (stays ? column + (index === 0 ? 0 : 1) : start) + width;
    parts.push(isLast ? item : `${item},`);
  }
  return parts;
}
