/**
 * A text whose line breaks are not decided yet: what fits on the rest of the line stays on it, else a group breaks at
 * all its lines (P. Wadler, "A prettier printer"). What a file imports is part of it: to print a symbol is to import it.
 */
export type Doc = string | readonly Doc[] | Group | Indented | Line | Choice | Fill | Imported | Exported | Views;

type Group = { readonly kind: "group"; readonly content: Doc; readonly flat: Flat | null; readonly isBroken: boolean };
/** A document on one line, and what it prints of other modules. */
export type Flat = { readonly text: string; readonly symbols: readonly Imported[] };
type Indented = { readonly kind: "indent"; readonly content: Doc };
/** `flat` is null for a line that always breaks. */
type Line = { readonly kind: "line"; readonly flat: string | null; readonly breaks: string };
type Choice = { readonly kind: "choice"; readonly flat: string; readonly broken: string };
type Fill = { readonly kind: "fill"; readonly items: readonly string[] };

/** A name of another module: of a package, or of the output, as in `./recorders/http`, seen from the output folder. */
export type Imported = {
  readonly kind: "imported";
  readonly name: string;
  readonly from: string;
  readonly as: "value" | "type" | "namespace";
};

/** What makes the declaration behind it an export of its module, under `name`. */
type Exported = { readonly kind: "exported"; readonly name: string };

/** What a TypeScript file, a JavaScript file and the declarations beside that one show differently. */
type Views = { readonly kind: "views"; readonly typescript: Doc; readonly javascript: Doc; readonly declaration: Doc };

/** What holds other documents. */
export type Container = Group | Indented | Fill | Views;

export const exportKeyword = "export ";

/** The longest line of generated code. */
export const lineWidth = 120;

/** A space, or a line break when the group breaks. */
export const line: Doc = { kind: "line", flat: " ", breaks: "\n" };
/** Nothing, or a line break. */
export const softLine: Doc = { kind: "line", flat: "", breaks: "\n" };
/** A line break, and so one at every line of the groups around it. */
export const hardLine: Doc = { kind: "line", flat: null, breaks: "\n" };
/** The same with a blank line. */
export const blankLine: Doc = { kind: "line", flat: null, breaks: "\n\n" };

type Options = { readonly broken?: boolean };

export function group(content: Doc, { broken = false }: Options = {}): Doc {
  return { kind: "group", content, flat: broken ? null : flatOf(content), isBroken: broken };
}

export function indent(content: Doc): Doc {
  return { kind: "indent", content };
}

/** One text in a group that stays on its line, another in one that breaks. */
export function choice(flat: string, broken: string): Doc {
  return { kind: "choice", flat, broken };
}

export function imported(name: string, from: string, as: Imported["as"] = "value"): Imported {
  return { kind: "imported", name, from, as };
}

export function exported(name: string): Exported {
  return { kind: "exported", name };
}

export function views(typescript: Doc, javascript: Doc, declaration: Doc): Views {
  return { kind: "views", typescript, javascript, declaration };
}

/** What is there for the compiler. */
export function typed(doc: Doc): Views {
  return views(doc, "", doc);
}

/** What runs. */
export function run(doc: Doc): Views {
  return views(doc, doc, "");
}

const trailingComma = choice("", ",");

/** `open item, item close`, with a trailing comma when it breaks. */
export function list(open: Doc, items: readonly Doc[], close: Doc, options?: Options): Doc {
  if (items.length === 0) return [open, close];
  return group([open, indent([softLine, separated(items, [",", line])]), trailingComma, softLine, close], options);
}

/** The same for short items: when it breaks, as many stand on a line as fit. */
export function filledList(open: Doc, items: readonly string[], close: Doc): Doc {
  return group([open, indent([softLine, { kind: "fill", items }]), trailingComma, softLine, close]);
}

/** `{ key: value }`. */
export function object(members: readonly Doc[], options?: Options): Doc {
  if (members.length === 0) return "{}";
  return group(["{", indent([line, separated(members, [",", line])]), trailingComma, line, "}"], options);
}

/** `{`, statements one a line, `}`. */
export function block(statements: readonly Doc[]): Doc {
  return ["{", indent([hardLine, separated(statements, hardLine)]), hardLine, "}"];
}

export function separated(items: readonly Doc[], separator: Doc): readonly Doc[] {
  const docs: Doc[] = [];
  for (const item of items) {
    if (docs.length > 0) docs.push(separator);
    docs.push(item);
  }
  return docs;
}

/** The members of a union type, each behind a bar when several break; `never` of none. */
export function union(members: readonly Doc[]): Doc {
  if (members.length === 0) return "never";
  return [choice("", members.length > 1 ? "| " : ""), separated(members, [line, "| "])];
}

/** An exported type of a union, with the comment on it. */
export function unionType(comment: string, name: string, members: readonly Doc[]): Doc {
  const declaration = group([exported(name), `type ${name} =`, indent([line, union(members)]), ";"]);
  return typed([comment, hardLine, declaration]);
}

/** The columns of a text on one line; infinite when something in it has to break, or it is longer than any line. */
export function widthOf(doc: Doc): number {
  return flatOf(doc)?.text.length ?? Number.POSITIVE_INFINITY;
}

/** Null when something in it has to break, or it is longer than any line. */
function flatOf(doc: Doc): Flat | null {
  const flat = { text: "", symbols: [] };
  return append(doc, flat) ? flat : null;
}

type Growing = { text: string; readonly symbols: Imported[] };

/** Whether a document has a place on a line behind what stands there. */
function append(doc: Doc, flat: Growing): boolean {
  if (isSequence(doc)) {
    for (const part of doc) if (!append(part, flat)) return false;
    return true;
  }
  if (typeof doc !== "string" && doc.kind === "indent") return append(doc.content, flat);
  if (typeof doc !== "string" && doc.kind === "views") return append(doc.typescript, flat);
  const text = textOf(doc, flat.symbols);
  if (text === null) return false;
  flat.text += text;
  return flat.text.length <= lineWidth;
}

/** Of what holds no other document, or has its text already. */
function textOf(doc: string | Group | Line | Choice | Fill | Imported | Exported, symbols: Imported[]): string | null {
  if (typeof doc === "string") return doc;
  switch (doc.kind) {
    case "group":
      if (doc.flat === null) return null;
      symbols.push(...doc.flat.symbols);
      return doc.flat.text;
    case "line":
    case "choice":
      return doc.flat;
    case "fill":
      return doc.items.join(", ");
    case "exported":
      return exportKeyword;
    case "imported":
      symbols.push(doc);
      return doc.name;
  }
}

/** A list of documents, which `Array.isArray` alone cannot distinguish from the others where it is readonly. */
export function isSequence(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
