/** Columns of a line that holds a whole list or map. */
const lineWidth = 120;

/** JSON in which a list or map stands on one line where it fits, and otherwise has a line for each entry. */
export function jsonText(value: unknown): string {
  return `${laidOut(value, "", 0, new Map())}\n`;
}

/** What stands ahead of a value, by its key: the few keys of a catalog stand in it many times. */
type Leads = Map<string, string>;

/** `before` is what stands on the line ahead of the value, as wide as that. */
function laidOut(value: unknown, indent: string, before: number, leads: Leads): string {
  if (typeof value !== "object" || value === null) return scalarText(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const texts = isList
    ? value.map((each) => laidOut(each, inner, inner.length, leads))
    : members(value as Readonly<Record<string, unknown>>, inner, leads);
  const [open, close, space] = isList ? ["[", "]", ""] : ["{", "}", " "];
  if (texts.length === 0) return open + close;
  if (areShort(texts, lineWidth - before - 2 * space.length)) return open + space + texts.join(", ") + space + close;
  return `${open}\n${inner}${texts.join(`,\n${inner}`)}\n${indent}${close}`;
}

function members(value: Readonly<Record<string, unknown>>, indent: string, leads: Leads): readonly string[] {
  return Object.keys(value).map((key) => {
    const lead = leads.get(key) ?? `${JSON.stringify(key)}: `;
    leads.set(key, lead);
    return lead + laidOut(value[key], indent, indent.length + lead.length, leads);
  });
}

/** Nearly all texts are such: JSON writes them as they are. */
const plain = /^[ !#-[\]-~]*$/;

function scalarText(value: unknown): string {
  return typeof value === "string" && plain.test(value) ? `"${value}"` : JSON.stringify(value);
}

/** Whether texts, and a comma and a space behind each, leave room on a line; JSON has line breaks between values only. */
function areShort(texts: readonly string[], room: number): boolean {
  let width = 0;
  for (const text of texts) width += text.length + ", ".length;
  return width < room && !texts.some((text) => text.includes("\n"));
}
