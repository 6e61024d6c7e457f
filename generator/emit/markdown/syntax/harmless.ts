/** A backslash with what it escapes, a web address in angle brackets, the beginning of HTML, the target of a link. */
const construct = /\\[!-/:-@[-`{-~]|<https?:\/\/[^\s<>`|]*>|<(?=[a-z/!?])|\](?=[(:])/gi;

/** `(address)` or `(address "title")` as a whole; the address without escapes and square brackets. */
const linkTarget =
  /^\(\s*([^\s()[\]<>`\\]*(?:\([^\s()[\]<>`\\]*\)[^\s()[\]<>`\\]*)*)(?:\s+(?:"[^"<`\\]*"|'[^'<`\\]*'))?\s*\)/;

/** `: address`, the definition of a reference. */
const definitionTarget = /^:\s*([^\s[\]<`\\]+)(?=\s|$)/;

/**
 * Text outside code with nothing in it that becomes HTML or a link to other schemes than http, https and mailto.
 * What is not certain, such as an address that goes on in the next line, is not left a link.
 */
export function harmlessText(text: string): string {
  if (!/[\\<\]]/.test(text)) return text;
  return text.replace(construct, (found, offset: number) => {
    if (found === "<") return "&lt;";
    if (found !== "]") return found;
    return leadsToSafety(text.slice(offset + 1)) ? found : "]\\";
  });
}

function leadsToSafety(target: string): boolean {
  const [, address] = (target.startsWith("(") ? linkTarget : definitionTarget).exec(target) ?? [];
  return address !== undefined && isSafe(address);
}

/** An entity could spell a scheme's colon, so that it counts as one as long as no path has begun. */
function isSafe(address: string): boolean {
  return /^(https?:|mailto:)/i.test(address) || /^[^:&/?#]*([/?#]|$)/.test(address);
}
