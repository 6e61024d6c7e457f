/** Characters that look like nothing, or turn the text around them: never raw in code (Unicode TR 36, TR 55). */
const invisible = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * A string literal of the quote that needs the fewest escapes, double ones if equal.
 * What looks like a placeholder of a template is escaped, as linters take it for a mistake.
 */
export function stringLiteral(text: string): string {
  const escaped = JSON.stringify(text).replace(invisible, unicodeEscape).replaceAll("${", "\\u0024{");
  if (count(text, '"') <= count(text, "'")) return escaped;
  return `'${escaped.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A regular expression literal for a whole value, by code points. */
export function patternLiteral(pattern: string): string {
  return String(new RegExp(`^(?:${pattern})$`, "u")).replace(invisible, unicodeEscape);
}

/** A template literal type's text part. */
export function templateText(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replace(invisible, unicodeEscape);
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

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Text that may stand in a comment: it cannot end it, hide in it, or begin a tag, as each word with an @ would. */
export function commentText(text: string): string {
  return text
    .replace(invisible, unicodeEscape)
    .replaceAll("*/", "*\\/")
    .replace(/(^|\s)@/g, "$1\\@");
}
