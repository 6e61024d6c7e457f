import {
  type Container,
  type Doc,
  exportKeyword,
  type Flat,
  type Imported,
  isSequence,
  line,
  lineWidth,
} from "./doc.js";

const indentation = "  ";

/**
 * The text of a document with every line break decided, as the formatters decide that our users run over their code. The
 * symbols that it prints are added to `symbols`.
 */
export function layOut(whole: Doc, symbols: Set<Imported> = new Set()): string {
  let text = "";
  let column = 0;
  // What is left to print, the next one last, and how deep each of them stands.
  const docs: Doc[] = [whole];
  const depths: number[] = [0];
  for (let doc = docs.pop(); doc !== undefined; doc = docs.pop()) {
    const depth = depths.pop() ?? 0;
    let piece = "";
    if (typeof doc === "string") piece = doc;
    else if (isSequence(doc)) {
      for (let index = doc.length - 1; index >= 0; index -= 1) {
        docs.push(doc[index] ?? "");
        depths.push(depth);
      }
    } else if (doc.kind === "line") {
      text += lineBreak(doc.breaks, depth);
      column = indentation.length * depth;
    } else if (doc.kind === "group" && doc.flat !== null && fits(doc.flat.text.length, lineWidth - column, docs))
      piece = onOneLine(doc.flat, symbols);
    else if (doc.kind === "imported") piece = printed(doc, symbols);
    else if (doc.kind === "exported") piece = exportKeyword;
    else if (doc.kind === "choice") piece = doc.broken;
    else {
      docs.push(opened(doc, column));
      depths.push(doc.kind === "indent" ? depth + 1 : depth);
    }
    text += piece;
    column += piece.length;
  }
  return text;
}

/** What is in a document whose lines break. */
function opened(doc: Container, column: number): Doc {
  if (doc.kind === "views") return doc.typescript;
  return doc.kind === "fill" ? filled(doc.items, column) : doc.content;
}

function lineBreak(breaks: string, depth: number): string {
  return breaks + indentation.repeat(depth);
}

function printed(symbol: Imported, symbols: Set<Imported>): string {
  symbols.add(symbol);
  return symbol.name;
}

/** Columns up to the first possible break, and whether there is one. */
type Beginning = { columns: number; breaks: boolean };

/** Whether a group, and what follows it up to the next possible break, fits on the rest of the line. */
function fits(width: number, rest: number, following: readonly Doc[]): boolean {
  if (width > rest) return false;
  const beginning: Beginning = { columns: width, breaks: false };
  for (let next = following.length - 1; beginning.columns <= rest && next >= 0 && !beginning.breaks; next -= 1) {
    extend(beginning, following[next] ?? "");
  }
  return beginning.columns <= rest;
}

/** Adds a document up to its first possible break. */
function extend(beginning: Beginning, doc: Doc): void {
  if (typeof doc === "string") beginning.columns += doc.length;
  else if (isSequence(doc)) {
    for (const part of doc) {
      extend(beginning, part);
      if (beginning.breaks) return;
    }
  } else if (doc.kind === "line" || doc.kind === "fill") beginning.breaks = true;
  else if (doc.kind === "indent" || doc.kind === "group") extend(beginning, doc.content);
  else if (doc.kind === "views") extend(beginning, doc.typescript);
  else if (doc.kind === "exported") beginning.columns += exportKeyword.length;
  else beginning.columns += (doc.kind === "choice" ? doc.broken : doc.name).length;
}

function onOneLine({ text, symbols: own }: Flat, symbols: Set<Imported>): string {
  for (const symbol of own) symbols.add(symbol);
  return text;
}

/** As many items on each line as fit; the last one needs room for the trailing comma. */
function filled(items: readonly string[], start: number): readonly Doc[] {
  const parts: Doc[] = [];
  let column = start;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] ?? "";
    const isLast = index === items.length - 1;
    const width = item.length + 1;
    const stays = index === 0 || column + 1 + width <= lineWidth;
    if (index > 0) parts.push(stays ? " " : line);
    column = (stays ? column + (index === 0 ? 0 : 1) : start) + width;
    parts.push(isLast ? item : `${item},`);
  }
  return parts;
}
