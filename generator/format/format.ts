import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { ReadNode } from "../document/read-nodes.js";
import { readDocument } from "../document/read-document.js";
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
  const before = read(text);
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
  const masked = mask(text, before.located);
  const formatted = unmask(tidy(reorder(masked, before.located, lineBreak), lineBreak));
  if (formatted === text) return text;
  if (!haveSameMeaning(before, read(formatted))) throw new Error("the formatted catalog would not say the same");
  return formatted;
}

function read(text: string): ReadNode {
  const found = new DiagnosticCollector();
  const document = readDocument({ name: "catalog", text }, found);
  const [finding] = found.sorted();
  if (document === undefined || found.hasErrors) throw new Error(`no catalog to format: ${finding?.message}`);
  return document;
}
