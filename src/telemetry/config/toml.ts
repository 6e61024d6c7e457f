import { type AST, getStaticTOMLValue, ParseError, parseTOML } from "toml-eslint-parser";
import type { Place } from "../findings/finding.js";

/** A parsed file: its values, and where each path's key and value stand. */
export type TomlFile = {
  readonly value: Readonly<Record<string, unknown>>;
  placeOf(path: readonly PropertyKey[]): Place | undefined;
  /** Paths of keys that JavaScript objects treat specially, and that the values therefore lack. */
  readonly dropped: readonly (readonly string[])[];
};

export type TomlProblem = { readonly problem: string; readonly place: Place };

type Places = { readonly places: Map<string, Place>; readonly dropped: string[][] };

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

const prototype = "__proto__";

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function toPlace({ loc }: AST.TOMLNode): Place {
  return { line: loc.start.line, column: loc.start.column + 1 };
}

function note(found: Places, path: readonly string[], node: AST.TOMLNode): void {
  const key = keyOf(path);
  if (!found.places.has(key)) found.places.set(key, toPlace(node));
  if (path.at(-1) === prototype) found.dropped.push([...path]);
}

function noteKeys(found: Places, prefix: readonly string[], { keys }: AST.TOMLKey): readonly string[] {
  let path = prefix;
  for (const key of keys) {
    path = [...path, nameOf(key)];
    note(found, path, key);
  }
  return path;
}

function noteContent(found: Places, path: readonly string[], node: AST.TOMLContentNode): void {
  if (node.type === "TOMLInlineTable") for (const entry of node.body) noteEntry(found, path, entry);
  if (node.type === "TOMLArray") {
    for (const [index, element] of node.elements.entries()) {
      note(found, [...path, String(index)], element);
      noteContent(found, [...path, String(index)], element);
    }
  }
}

function noteEntry(found: Places, prefix: readonly string[], { key, value }: AST.TOMLKeyValue): void {
  noteContent(found, noteKeys(found, prefix, key), value);
}

function noteTable(found: Places, table: AST.TOMLTable): void {
  noteKeys(found, [], table.key);
  for (const entry of table.body) noteEntry(found, table.resolvedKey.map(String), entry);
}

/** Takes out what has such a key on its way: the package would follow it, and write into the prototype of all objects. */
function removePrototypes(node: AST.TOMLTopLevelTable | AST.TOMLTable | AST.TOMLContentNode): void {
  if (node.type === "TOMLArray") node.elements.forEach(removePrototypes);
  if (!("body" in node)) return;
  const body: (AST.TOMLTable | AST.TOMLKeyValue)[] = node.body;
  const kept = body.filter(({ key }) => key.keys.every((each) => nameOf(each) !== prototype));
  body.splice(0, body.length, ...kept);
  for (const entry of kept) removePrototypes(entry.type === "TOMLTable" ? entry : entry.value);
}

/** Reads TOML 1.0. Never throws; what is no TOML is a problem with its place. */
export function readToml(text: string): TomlFile | TomlProblem {
  try {
    const program = parseTOML(text.startsWith("\uFEFF") ? text.slice(1) : text);
    const found: Places = { places: new Map(), dropped: [] };
    for (const node of program.body[0].body) {
      if (node.type === "TOMLTable") noteTable(found, node);
      else noteEntry(found, [], node);
    }
    removePrototypes(program.body[0]);
    const value: Record<string, unknown> = { ...getStaticTOMLValue(program) };
    return { value, placeOf: (path) => found.places.get(keyOf(path)), dropped: found.dropped };
  } catch (error) {
    if (error instanceof ParseError) {
      return { problem: error.message, place: { line: error.lineNumber, column: error.column + 1 } };
    }
    // Thousands of levels overflow the parser's stack.
    return { problem: error instanceof RangeError ? "nested too deep" : "not readable", place: { line: 1, column: 1 } };
  }
}
