import { DiagnosticCollector } from "../diagnostics/collector.js";
import { type ReadNode, readNodes } from "../document/read-nodes.js";
import type { SourceText } from "../source.js";
import { readTree, type Tree } from "../text/tree.js";
import { mask, unmask } from "./mask.js";
import { reorder } from "./reorder.js";
import { haveSameMeaning } from "./same-meaning.js";
import { tidy } from "./white-space.js";

/**
 * The text of a catalog in canonical form: the keys of fixed objects in the order of the format, and white space tidied.
 * Comments move with their entries, the style of values stays. The text has to be that of a valid catalog; that the
 * result says the same is checked, and anything else is a bug.
 */
export function formatCatalog(text: string): string {
  const tree = readTree(sourceOf(text));
  const formatted = unmask(tidy(reorder(mask(tree)), tree.sheet.eol));
  if (formatted === text) return text;
  if (!haveSameMeaning(meaningOf(tree), meaningOf(readTree(sourceOf(formatted))))) {
    throw new Error("the formatted catalog would not say the same");
  }
  return formatted;
}

function meaningOf({ root, sheet }: Tree): ReadNode {
  const found = new DiagnosticCollector();
  const meaning = readNodes(root, sourceOf(sheet.text), found);
  const [finding] = found.sorted();
  if (found.hasErrors) throw new Error(`no catalog to format: ${finding?.message}`);
  return meaning;
}

function sourceOf(text: string): SourceText {
  return { name: "catalog", text };
}
