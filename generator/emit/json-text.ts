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
  const isList = Array.isArray(value);
  const entries = isList ? value.map((each) => ["", each] as const) : keyed(value);
  const parts = entries.map(([key, each]) => {
    const { text, isFlat } = laidOut(each, inner, inner.length + key.length);
    return { text: key + text, isFlat };
  });
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return { text: open + close, isFlat: true };
  const space = isList ? "" : " ";
  const texts = parts.map(({ text }) => text);
  const width = texts.reduce((sum, { length }) => sum + length + ", ".length, before + 2 * space.length);
  if (width < lineWidth && parts.every(({ isFlat }) => isFlat)) {
    return { text: open + space + texts.join(", ") + space + close, isFlat: true };
  }
  return { text: `${open}\n${texts.map((text) => inner + text).join(",\n")}\n${indent}${close}`, isFlat: false };
}

function keyed(value: object): (readonly [key: string, value: unknown])[] {
  return Object.entries(value).map(([key, each]) => [`${JSON.stringify(key)}: `, each] as const);
}
