import { ts } from "../emit/typescript/ts-morph.js";

export type Scripts = Readonly<Record<string, string>>;

export type Splice = {
  readonly text: string;
  readonly added: readonly string[];
  /** Scripts of these names are there already, with other words. */
  readonly kept: readonly string[];
};

/** What is wrong with a package.json, as the end of a sentence. */
export type Unusable = { readonly problem: string };

/** Adds scripts to the text of a package.json; everything else stays byte for byte. */
export function addScripts(text: string, scripts: Scripts): Splice | Unusable {
  const problem = problemOf(text);
  if (problem !== null) return { problem };
  const root = objectIn(text);
  const [own] = root.properties.filter((property) => nameOf(property) === "scripts");
  const present = own === undefined ? {} : scriptsOf(text);
  const added = Object.keys(scripts).filter((name) => !Object.hasOwn(present, name));
  const kept = Object.keys(scripts).filter((name) => Object.hasOwn(present, name) && present[name] !== scripts[name]);
  if (added.length === 0) return { text, added, kept };
  const entries = added.map((name) => [name, JSON.stringify(scripts[name])] as const);
  const target = own !== undefined && ts.isPropertyAssignment(own) ? own.initializer : undefined;
  const spliced =
    target !== undefined && ts.isObjectLiteralExpression(target)
      ? insertInto(target, entries, text)
      : insertInto(root, [["scripts", objectOf(entries, root, text)]], text);
  return { text: spliced, added, kept };
}

type JsonObject = import("ts-morph").ts.ObjectLiteralExpression;
type Property = JsonObject["properties"][number];
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

function objectIn(text: string): JsonObject {
  const file = ts.createSourceFile("package.json", text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JSON);
  const [statement] = file.statements;
  const expression = statement !== undefined && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (expression === undefined || !ts.isObjectLiteralExpression(expression))
    throw new Error("package.json has no object");
  return expression;
}

function nameOf({ name }: Property): string | undefined {
  return name !== undefined && ts.isStringLiteral(name) ? name.text : undefined;
}

/** Entries at the end of an object, set as those that are there. */
function insertInto(object: JsonObject, entries: Entries, text: string): string {
  const last = object.properties.at(-1);
  const { gap, outer, colon } = layoutOf(object, text);
  const written = entries.map(([name, json]) => `${gap}${JSON.stringify(name)}${colon}${json}`).join(",");
  if (last !== undefined) return `${text.slice(0, last.getEnd())},${written}${text.slice(last.getEnd())}`;
  return `${text.slice(0, object.getStart() + 1)}${written}${outer}${text.slice(object.getEnd() - 1)}`;
}

/** An object with entries, to stand in `parent`. */
function objectOf(entries: Entries, parent: JsonObject, text: string): string {
  const { gap, colon } = layoutOf(parent, text);
  const inner = entries.map(([name, json]) => `${deeper(gap)}${JSON.stringify(name)}${colon}${json}`).join(",");
  return `{${inner}${gap}}`;
}

/** The white space ahead of an entry and of the closing brace, and the colon with what surrounds it. */
type Layout = { readonly gap: string; readonly outer: string; readonly colon: string };

function layoutOf(object: JsonObject, text: string): Layout {
  const last = object.properties.at(-1);
  if (last !== undefined && ts.isPropertyAssignment(last)) {
    const gap = text.slice(last.getFullStart(), last.getStart());
    return { gap, outer: "", colon: text.slice(last.name.getEnd(), last.initializer.getStart()) };
  }
  const parent = object.parent.parent;
  if (parent === undefined || !ts.isObjectLiteralExpression(parent)) return { gap: "\n  ", outer: "\n", colon: ": " };
  const { gap, colon } = layoutOf(parent, text);
  return { gap: deeper(gap), outer: gap, colon };
}

/** A line break is followed by the indentation of the first level once more. */
function deeper(gap: string): string {
  return gap + (/\n([^\n]*)$/.exec(gap)?.[1] ?? "");
}
