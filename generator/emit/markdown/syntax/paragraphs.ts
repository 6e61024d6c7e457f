import { block } from "./block.js";
import { inline, paragraph } from "./escape.js";

/** A text of one or more paragraphs: what a table or a list shows of it, and what follows. */
type Divided = { readonly first: string; readonly rest: string };

/** The first paragraph of a text, and the rest; empty where there is none. */
export function divided(text: string): Divided {
  if (!/[\r\n]/.test(text)) return { first: text.trim(), rest: "" };
  const trimmed = text.replaceAll(/\r\n?/g, "\n").trim();
  const gap = /\n[^\S\n]*\n/.exec(trimmed);
  if (gap === null) return { first: trimmed, rest: "" };
  return { first: trimmed.slice(0, gap.index), rest: trimmed.slice(gap.index + gap[0].length).trimEnd() };
}

/** All paragraphs, lists and quotes of a text as Markdown of their own. */
export function paragraphs(text: string): string {
  const { first, rest } = divided(text);
  return rest === "" ? paragraph(first) : `${paragraph(first)}\n\n${block(rest)}`;
}

/** The first paragraph as inline Markdown, cut at a word where it is longer than a table reads well. */
export function shortened(text: string, longest: number): string {
  const { first } = divided(text);
  if (first.length <= longest) return inline(first);
  const cut = first.slice(0, longest).replace(/\s+\S*$/, "");
  return `${inline(cut)} …`;
}
