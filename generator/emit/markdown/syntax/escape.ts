import { visible } from "../../visible.js";
import { stretches } from "./code-span.js";
import { harmlessText } from "./harmless.js";

/** Nothing but letters, digits and signs that stay as they are, as nearly all texts. */
const plain = /^[ -;=-Z^_a-~]*$/;

/**
 * A description as inline Markdown on one line: code, links and emphasis stay; HTML, links to other schemes than
 * http, https and mailto, and backticks without a partner are shown as they are written.
 */
export function inline(description: string): string {
  if (plain.test(description)) return description.trim();
  const escaped = stretches(visible(oneLine(description)))
    .map(({ isCode, text }) => (isCode ? text : escapeText(text)))
    .join("");
  return escaped.endsWith("\\") ? escaped.replace(/(?<!\\)(\\\\)*\\$/, "$&\\") : escaped;
}

function oneLine(text: string): string {
  if (!/[\t\n\r\v\f\x85\u2028\u2029]/.test(text)) return text.trim();
  const lines = text.split(/[\n\r\v\f\x85\u2028\u2029]/).map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .join(" ")
    .replaceAll("\t", " ");
}

/** What stays as it is, and the characters that are escaped wherever they stand alone. */
const construct = /\\[!-/:-@[-`{-~]|<https?:\/\/[^\s<>`|]*>|<|`/gi;
const escapes: ReadonlyMap<string, string> = new Map([
  ["<", "&lt;"],
  ["`", "\\`"],
]);

function escapeText(text: string): string {
  if (!/[\\<\]`]/.test(text)) return text;
  return harmlessText(text).replace(construct, (found) => escapes.get(found) ?? found);
}

/** A description as a paragraph of its own: inline, and its beginning is no heading, list, quote, rule or definition. */
export function paragraph(description: string): string {
  const text = inline(description);
  if (/^\d{1,9}[.)](\s|$)/.test(text)) return text.replace(/[.)]/, "\\$&");
  return blockStart.test(text) || rule.test(text) ? `\\${text}` : text;
}

const blockStart = /^(#{1,6}(\s|$)|[-+*](\s|$)|>|~{3}|=+\s*$|\[[^\]]*\]:)/;
const rule = /^([-*_])(\s*\1){2,}\s*$/;
