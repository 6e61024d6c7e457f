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
  const problem = problemOf(text);
  if (problem !== null) return { problem };
  const root = parseTree(text);
  if (root === undefined) return { problem: "holds no object" };
  const own = propertyOf(root, "scripts");
  const present = scriptsOf(text);
  const added = Object.keys(scripts).filter((name) => !Object.hasOwn(present, name));
  const kept = Object.keys(scripts).filter((name) => Object.hasOwn(present, name) && present[name] !== scripts[name]);
  if (added.length === 0) return { text, added, kept };
  const entries = added.map((name) => [name, JSON.stringify(scripts[name])] as const);
  const spliced =
    own === undefined
      ? insertInto(root, [["scripts", objectOf(entries, root, text)]], text)
      : insertInto(own, entries, text);
  return { text: spliced, added, kept };
}

type Entries = readonly (readonly [name: string, json: string])[];

function problemOf(text: string): string | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(withoutMark(text));
  } catch (error) {
    return `is no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!isObject(parsed)) return "holds no object";
  const { scripts } = parsed;
  return scripts === undefined || isObject(scripts) ? null : 'has "scripts" that are no object';
}

function scriptsOf(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(withoutMark(text));
  const scripts = isObject(parsed) ? parsed["scripts"] : undefined;
  return isObject(scripts) ? scripts : {};
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
