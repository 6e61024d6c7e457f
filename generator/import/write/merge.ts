import { amendedTexts } from "../../edit/amend.js";
import type { Amendment } from "../../edit/amendment.js";
import { type InvalidCatalog, type OpenCatalog, openCatalog } from "../../edit/open-catalog.js";
import { entriesIn } from "../../model/entries.js";
import { besideName, type Path, type Place } from "../../source.js";
import { matcherOf } from "../../sources/part-matcher.js";
import { type CatalogText, textsOf, withTexts } from "../../sources/catalog-text.js";
import type { EntrySection } from "../../vocabulary.js";
import type { NewEntries, NewEntry, SignalEntry } from "./entries.js";
import { commentLine, needParts, type NewFile, newParts } from "./new-text.js";

type Merged = { readonly result: OpenCatalog | InvalidCatalog; readonly created: readonly NewFile[] };

/**
 * The catalog with what it gets; every other character of it stays. Entries go to the file with their namespace; where many have
 * none, each of their namespaces gets a part.
 */
export function mergeEntries(open: OpenCatalog, { attributes, entries }: NewEntries): Merged {
  if (entries.length === 0) return { result: open, created: [] };
  const homeOf = homesIn(open);
  const homeless = entries.filter(({ key }) => homeOf(key) === undefined);
  const parts = needParts(homeless) ? newParts(homeless) : [];
  const own = parts.length === 0 ? entries : entries.filter((each) => homeOf(each.key) !== undefined);
  const amendments = [
    ...attributes.map((each) => setting("attributes", each)),
    ...including(open, parts),
    ...own.map((entry) => setting(entry.section, entry)),
  ];
  const home = ([section, key]: Path) =>
    (section === "attributes" ? undefined : homeOf(String(key))) ?? open.source.name;
  // What one file says may refer to what another one gets.
  const merged = openCatalog(withParts(amendedTexts(open, amendments, home), parts));
  return { result: merged.kind === "invalid" ? merged : withComments(merged, own), created: parts };
}

/** What the catalog has to include for new parts, unless a pattern of it finds them. */
function including({ document }: OpenCatalog, parts: readonly NewFile[]): readonly Amendment[] {
  const present = document.include ?? [];
  const { matches } = matcherOf(present);
  const missing = parts.map(({ path }) => path).filter((path) => !matches(path));
  return missing.length === 0 ? [] : [{ kind: "set", path: ["include"], value: [...present, ...missing] }];
}

/** The texts with those of the parts that they include. */
function withParts(source: CatalogText, parts: readonly NewFile[]): CatalogText {
  if (parts.length === 0) return source;
  const added = parts.map(({ path, text }) => ({ name: besideName(source.name, path), text }));
  const all = [...(source.parts ?? []), ...added].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...source, parts: all };
}

function setting(section: "attributes" | EntrySection, { key, value }: NewEntry): Amendment {
  return { kind: "set", path: [section, key], value };
}

/** The file of the catalog with the last entry of the nearest namespace; those of imported catalogs are only read. */
function homesIn({ catalog, source }: OpenCatalog): (key: string) => string | undefined {
  const own = new Set(textsOf(source).map(({ name }) => name));
  const byNamespace = new Map<string, string>();
  for (const { key, place } of entriesIn(catalog)) {
    if (!own.has(place.source.name)) continue;
    const steps = key.split(".");
    for (let length = 1; length <= steps.length; length += 1) {
      byNamespace.set(steps.slice(0, length).join("."), place.source.name);
    }
  }
  return (key) => {
    const steps = key.split(".");
    for (let length = steps.length - 1; length > 0; length -= 1) {
      const home = byNamespace.get(steps.slice(0, length).join("."));
      if (home !== undefined) return home;
    }
    return undefined;
  };
}

type Insertion = { readonly at: number; readonly line: string };

/** Comments stand on a line of their own above the entries of a block; in brackets there is no place for them. */
function withComments(open: OpenCatalog, entries: readonly SignalEntry[]): OpenCatalog | InvalidCatalog {
  const insertions = new Map<string, Insertion[]>();
  for (const { section, key, comment } of entries) {
    if (comment === null) continue;
    const place = open.locate([section, key], "key");
    const line = commentAt(place, comment);
    if (line === undefined) continue;
    const others = insertions.get(place.source.name);
    if (others === undefined) insertions.set(place.source.name, [line]);
    else others.push(line);
  }
  if (insertions.size === 0) return open;
  const texts = textsOf(open.source).map(
    ({ name, text }) => [name, inserted(text, insertions.get(name) ?? [])] as const,
  );
  return openCatalog(withTexts(open.source, new Map(texts)));
}

function commentAt({ source: { text }, start }: Place, comment: string): Insertion | undefined {
  const at = text.lastIndexOf("\n", start - 1) + 1;
  const indentation = text.slice(at, start);
  if (/[^ ]/.test(indentation)) return undefined;
  const lineBreak = text.slice(0, at).endsWith("\r\n") ? "\r\n" : "\n";
  return { at, line: commentLine(comment, indentation.length) + lineBreak };
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { at, line } of [...insertions].sort((a, b) => a.at - b.at)) {
    parts.push(text.slice(end, at), line);
    end = at;
  }
  return parts.join("") + text.slice(end);
}
