import { unseenClass } from "../../unseen.js";

/** Characters that look like nothing, or turn the text around them: never raw in code (Unicode TR 36, TR 55). */
const unseen = new RegExp(`[${unseenClass}]`, "gu");

/** What needs no look at each character, as nearly all texts: no quote, no backslash, no dollar. */
const plain = /^[ !#%&(-[\]-~]*$/;

/**
 * A string literal of the quote that needs the fewest escapes, double ones if equal.
 * What looks like a placeholder of a template is escaped, as linters take it for a mistake.
 */
export function stringLiteral(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  const escaped = JSON.stringify(text).replace(unseen, unicodeEscape).replaceAll("${", "\\u0024{");
  if (count(text, '"') <= count(text, "'")) return escaped;
  return `'${escaped.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A regular expression literal for a whole value, by code points. */
export function patternLiteral(pattern: string): string {
  return String(new RegExp(`^(?:${pattern})$`, "u")).replace(unseen, unicodeEscape);
}

/** A template literal type's text part. */
export function templateText(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replace(unseen, unicodeEscape);
  return escaped.replaceAll("`", "\\`").replaceAll("${", "\\${");
}

/** A key as it stands in an object or a type: bare when it can be. */
export function propertyKey(key: string): string {
  return isIdentifierName(key) ? key : stringLiteral(key);
}

/** `object.key` or `object["ke.y"]`. */
export function propertyAccess(object: string, key: string): string {
  return isIdentifierName(key) ? `${object}.${key}` : `${object}[${stringLiteral(key)}]`;
}

function isIdentifierName(text: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** One escape for each UTF-16 unit, which strings, patterns and templates all take. */
function unicodeEscape(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** Letters, digits and signs that are seen. */
const seen = /^[ -~]*$/;

/** Text that may stand in a comment: it cannot end it, hide in it, or begin a tag, as each word with an @ would. */
export function commentText(text: string): string {
  if (seen.test(text) && !text.includes("@") && !text.includes("*/")) return text;
  return text
    .replace(unseen, unicodeEscape)
    .replaceAll("*/", "*\\/")
    .replace(/(^|\s)@/g, "$1\\@");
}
