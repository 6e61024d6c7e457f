import { type Node, parseTree } from "jsonc-parser";

export type Scripts = Readonly<Record<string, string>>;

export type Splice = {
  readonly text: string;
  readonly added: readonly string[];
  /** Scripts of these names are there already, with other commands. */
  readonly kept: readonly string[];
};

/** What is wrong with a package.json, as the end of a sentence. */
export type Unusable = { readonly problem: string };

/** Adds scripts to the text of a package.json; everything else stays byte for byte. */
export function addScripts(text: string, scripts: Scripts): Splice | Unusable {
  return addEntries(text, "scripts", scripts);
}

/** Adds texts to an object of a package.json, which is made where there is none. */
export function addEntries(text: string, key: string, wanted: Scripts): Splice | Unusable {
  const problem = problemOf(text, key);
  if (problem !== null) return { problem };
  const root = parseTree(text);
  if (root === undefined) return { problem: "holds no object" };
  const own = propertyOf(root, key);
  const present = entriesOf(text, key);
  const added = Object.keys(wanted).filter((name) => !Object.hasOwn(present, name));
  const kept = Object.keys(wanted).filter((name) => Object.hasOwn(present, name) && present[name] !== wanted[name]);
  if (added.length === 0) return { text, added, kept };
  const entries = added.map((name) => [name, JSON.stringify(wanted[name])] as const);
  const spliced =
    own === undefined ? insertInto(root, [[key, objectOf(entries, root, text)]], text) : insertInto(own, entries, text);
  return { text: spliced, added, kept };
}

/** Adds a text to the list `files` of a package.json that has one, which says what is published. */
export function addToFiles(text: string, path: string): string {
  const root = parseTree(text);
  const list = root && propertyOf(root, "files");
  const entries = list?.children ?? [];
  if (list?.type !== "array" || entries.some(({ value }) => value === path)) return text;
  const last = entries.at(-1);
  if (last === undefined) return splice(text, list.offset, list.offset + list.length, JSON.stringify([path]));
  const before = text.slice(list.offset + 1, entries[0]?.offset);
  const gap = before.includes("\n") ? before : " ";
  return splice(text, last.offset + last.length, last.offset + last.length, `,${gap}${JSON.stringify(path)}`);
}

type Entries = readonly (readonly [name: string, json: string])[];

function problemOf(text: string, key: string): string | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(withoutMark(text));
  } catch (error) {
    return `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!isObject(parsed)) return "holds no object";
  const { [key]: own } = parsed;
  return own === undefined || isObject(own) ? null : `has "${key}" that are no object`;
}

function entriesOf(text: string, key: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(withoutMark(text));
  const own = isObject(parsed) ? parsed[key] : undefined;
  return isObject(own) ? own : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** The value of a property; of several with one name the last counts, as for `JSON.parse`. */
function propertyOf({ children = [] }: Node, name: string): Node | undefined {
  const property = children.findLast(({ children: [key] = [] }) => key?.value === name);
  return property?.children?.[1];
}

/** Entries at the end of an object, set as those that are there. `modify` of jsonc-parser would format the whole line. */
function insertInto(object: Node, entries: Entries, text: string): string {
  const last = object.children?.at(-1);
  const { gap, outer, colon } = layoutOf(object, text);
  const written = entries.map(([name, json]) => `${gap}${JSON.stringify(name)}${colon}${json}`).join(",");
  const end = object.offset + object.length - "}".length;
  if (last !== undefined) return splice(text, last.offset + last.length, last.offset + last.length, `,${written}`);
  return splice(text, object.offset + "{".length, end, written + outer);
}

function splice(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** An object with entries, to stand in `parent`. */
function objectOf(entries: Entries, parent: Node, text: string): string {
  const { gap, colon } = layoutOf(parent, text);
  const inner = entries.map(([name, json]) => `${deeper(gap)}${JSON.stringify(name)}${colon}${json}`).join(",");
  return `{${inner}${gap}}`;
}

/** The white space ahead of an entry and of the closing brace, and the colon with what surrounds it. */
type Layout = { readonly gap: string; readonly outer: string; readonly colon: string };

function layoutOf(object: Node, text: string): Layout {
  const last = object.children?.at(-1);
  const [key, value] = last?.children ?? [];
  if (key !== undefined && value !== undefined) {
    const before = text.slice(0, key.offset);
    const colon = text.slice(key.offset + key.length, value.offset);
    return { gap: before.slice(before.trimEnd().length), outer: "", colon };
  }
  const parent = object.parent?.parent;
  if (parent === undefined) return { gap: "\n  ", outer: "\n", colon: ": " };
  const { gap, colon } = layoutOf(parent, text);
  return { gap: deeper(gap), outer: gap, colon };
}

/** A line break is followed by the indentation of the first level once more. */
function deeper(gap: string): string {
  return gap + (/\n([^\n]*)$/.exec(gap)?.[1] ?? "");
}
