import { type Doc, group, indent, isSequence } from "./doc.js";

/** A file beside TypeScript's: what runs, or what the compiler reads about it. */
export type View = {
  readonly file: "javascript" | "declaration";
  /** Takes the names that CommonJS exports by a statement of its own; null where declarations export themselves. */
  readonly exports: Set<string> | null;
};

/** What a view shows of a document; widths and line breaks follow from what is left. */
export function viewOf(doc: Doc, view: View): Doc {
  if (typeof doc === "string") return doc;
  if (isSequence(doc)) return doc.map((part) => viewOf(part, view));
  switch (doc.kind) {
    case "views":
      return viewOf(doc[view.file], view);
    case "group":
      return group(viewOf(doc.content, view), { broken: doc.isBroken });
    case "indent":
      return indent(viewOf(doc.content, view));
    case "exported":
      if (view.exports === null) return doc;
      view.exports.add(doc.name);
      return "";
    case "line":
    case "choice":
    case "fill":
    case "imported":
      return doc;
  }
}
