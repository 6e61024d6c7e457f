/** Columns of a line that holds a whole list or map. */
const lineWidth = 120;

type Laid = { readonly text: string; readonly isFlat: boolean };

/** JSON in which a list or map stands on one line where it fits, and otherwise has a line for each entry. */
export function jsonText(value: unknown): string {
  return `${laidOut(value, "", 0).text}\n`;
}

/** `before` is what stands on the line ahead of the value, as wide as that. */
function laidOut(value: unknown, indent: string, before: number): Laid {
  if (typeof value !== "object" || value === null) return { text: JSON.stringify(value), isFlat: true };
  const inner = `${indent}  `;
  const [open, close, space] = Array.isArray(value) ? ["[", "]", ""] : ["{", "}", " "];
  const texts: string[] = [];
  let isFlat = true;
  let width = before + 2 * space.length;
  const add = (lead: string, each: unknown): void => {
    const laid = laidOut(each, inner, inner.length + lead.length);
    isFlat &&= laid.isFlat;
    width += lead.length + laid.text.length + ", ".length;
    texts.push(lead + laid.text);
  };
  if (Array.isArray(value)) for (const each of value) add("", each);
  else for (const [key, each] of Object.entries(value)) add(leadOf(key), each);
  if (texts.length === 0) return { text: open + close, isFlat: true };
  if (width < lineWidth && isFlat) return { text: open + space + texts.join(", ") + space + close, isFlat };
  return { text: `${open}\n${inner}${texts.join(`,\n${inner}`)}\n${indent}${close}`, isFlat: false };
}

function leadOf(key: string): string {
  return `${JSON.stringify(key)}: `;
}
