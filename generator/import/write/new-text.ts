import { entryLines } from "../../edit/value-text.js";
import type { EntrySection } from "../../vocabulary.js";
import type { NewEntries, NewEntry, SignalEntry } from "./entries.js";
import { sections } from "./kinds.js";

/** A file of a new catalog; the path is from the folder of the catalog, with `/`. */
export type NewFile = { readonly path: string; readonly text: string };

export type NewCatalog = { readonly file: string; readonly name: string; readonly prefix: string };

/** As many entries as a person still finds their way in, in one file. */
const mostInOneFile = 100;

const schema = (path: string) => `# yaml-language-server: $schema=${path}`;

/** The files of a new catalog in canonical form: the catalog alone, or with a part for each namespace where it is large. */
export function newCatalogFiles(
  { attributes, entries }: NewEntries,
  { file, name, prefix }: NewCatalog,
): readonly NewFile[] {
  const head = [
    schema("./node_modules/meterbook/catalog.schema.json"),
    "",
    ...entryLines("catalog", 1, layout(0, 0)),
    ...entryLines("name", name, layout(0, 0)),
    ...(prefix === "" ? [] : entryLines("prefix", prefix, layout(0, 0))),
  ];
  const parts = partsOf(entries);
  if (!needParts(entries)) {
    const own = entries.length > 0 ? [] : [["metrics: {}"]];
    return [
      { path: file, text: linesOf([head, sectionLines("attributes", attributes), ...own, ...sectionsOf(entries)]) },
    ];
  }
  const homes = homesOf(parts);
  const shared = attributes.filter(({ key }) => homes.get(key) === undefined);
  const include = entryLines("include", ["metrics/*.yaml"], layout(0, 0));
  return [
    { path: file, text: linesOf([head, sectionLines("attributes", shared), include]) },
    ...[...parts].map(([part, its]) => {
      const own = attributes.filter(({ key }) => homes.get(key) === part);
      return { path: `metrics/${part}.yaml`, text: partText(own, its) };
    }),
  ];
}

/** Whether entries are too many for one file, and can be divided. */
export function needParts(entries: readonly SignalEntry[]): boolean {
  return entries.length > mostInOneFile && partsOf(entries).size > 1;
}

/** Parts for entries of a catalog that is there, which has the attributes that they share. */
export function newParts(entries: readonly SignalEntry[]): readonly NewFile[] {
  return [...partsOf(entries)].map(([part, its]) => ({ path: `metrics/${part}.yaml`, text: partText([], its) }));
}

function partText(attributes: readonly NewEntry[], entries: readonly SignalEntry[]): string {
  const head = [schema("../node_modules/meterbook/part.schema.json")];
  return linesOf([head, sectionLines("attributes", attributes), ...sectionsOf(entries)]);
}

/** By the first step of their names, which can name a file anywhere. */
function partsOf(entries: readonly SignalEntry[]): ReadonlyMap<string, readonly SignalEntry[]> {
  const parts = new Map<string, SignalEntry[]>();
  for (const entry of entries) {
    const part = namespaceOf(entry.key);
    const others = parts.get(part);
    if (others === undefined) parts.set(part, [entry]);
    else others.push(entry);
  }
  return parts;
}

/** Names of Prometheus have no dots. */
function namespaceOf(key: string): string {
  const [step = ""] = key.split(key.includes(".") ? "." : /[_/]/);
  return step.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "_");
}

/** The part of each shared attribute that only one part uses. */
function homesOf(parts: ReadonlyMap<string, readonly SignalEntry[]>): ReadonlyMap<string, string | undefined> {
  const homes = new Map<string, string | undefined>();
  for (const [part, entries] of parts) {
    for (const key of new Set(entries.flatMap(({ uses }) => uses))) homes.set(key, homes.has(key) ? undefined : part);
  }
  return homes;
}

function sectionsOf(entries: readonly SignalEntry[]): readonly (readonly string[])[] {
  return sections.map((name) =>
    sectionLines(
      name,
      entries.filter(({ section }) => section === name),
    ),
  );
}

/** Entries are written key by key with a blank line between them, attributes in brackets where they are short. */
function sectionLines(name: "attributes" | EntrySection, entries: readonly NewEntry[]): readonly string[] {
  const isSpread = name !== "attributes";
  if (entries.length === 0) return [];
  const blocks = entries.map(({ key, value, comment }) => [
    ...(comment === null ? [] : [commentLine(comment)]),
    ...entryLines(key, value, layout(2, isSpread ? 1 : 0)),
  ]);
  return [`${name}:`, ...blocks.flatMap((lines, index) => (isSpread && index > 0 ? ["", ...lines] : lines))];
}

/** Above an entry. */
export function commentLine(comment: string, column = 2): string {
  return `${" ".repeat(column)}# ${comment.replaceAll(/[^\P{C}]|\s+/gu, " ").slice(0, 200)}`;
}

function layout(column: number, spread: number) {
  return { column, step: 2, spread, isCramped: false };
}

function linesOf(sections: readonly (readonly string[])[]): string {
  const written = sections.filter((lines) => lines.length > 0);
  return `${written.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
