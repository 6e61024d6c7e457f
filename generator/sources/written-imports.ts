import { DiagnosticCollector } from "../diagnostics/collector.js";
import { createLocate } from "../document/locate.js";
import { readDocument } from "../document/read-document.js";
import type { Place, SourceText } from "../source.js";
import { type EntrySection, entrySections } from "../vocabulary.js";

/** An entry of `imports`: what it names, and where that stands. */
export type WrittenImport = { readonly index: number; readonly from: string; readonly place: Place };

/** What a catalog imports. What is no entry is left to the reading of the catalog. */
export function importsIn(catalog: SourceText): readonly WrittenImport[] {
  const { node } = readDocument(catalog, new DiagnosticCollector());
  if (node === undefined) return [];
  const locate = createLocate(node.located, catalog);
  return written(node.data).flatMap((entry, index): readonly WrittenImport[] => {
    if (typeof entry === "string")
      return entry === "" ? [] : [{ index, from: entry, place: locate(["imports", index]) }];
    const from = typeof entry === "object" && entry !== null && "from" in entry ? entry.from : undefined;
    return typeof from === "string" && from !== "" ? [{ index, from, place: locate(["imports", index, "from"]) }] : [];
  });
}

export type ListedNames = Readonly<Record<EntrySection, readonly string[]>>;

/** The names and namespaces that an entry lists, as they are written. */
export function listedIn(catalog: SourceText, { index }: WrittenImport): ListedNames {
  const { node } = readDocument(catalog, new DiagnosticCollector());
  const entry = new Map(Object.entries(written(node?.data)[index] ?? {}));
  const namesIn = (section: string): readonly string[] => {
    const entries: unknown = entry.get(section);
    return typeof entries === "object" && entries !== null ? Object.keys(entries) : [];
  };
  const names = Object.keys(entrySections).map((section) => [section, namesIn(section)]);
  return Object.fromEntries(names) as ListedNames;
}

/** The output folder that a catalog asks for, as it is written. */
export function outputIn(catalog: SourceText): string {
  const { node } = readDocument(catalog, new DiagnosticCollector());
  const data: unknown = node?.data;
  const generate = typeof data === "object" && data !== null && "generate" in data ? data.generate : undefined;
  const output =
    typeof generate === "object" && generate !== null && "output" in generate ? generate.output : undefined;
  return typeof output === "string" ? output.replace(/^\.\/|\/+$/g, "") : "generated";
}

function written(data: unknown): readonly unknown[] {
  const imports = typeof data === "object" && data !== null && "imports" in data ? data.imports : undefined;
  return Array.isArray(imports) ? imports : [];
}
