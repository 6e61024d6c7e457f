import { type EntrySection, entrySections, sectionsOfKinds } from "../../vocabulary.js";
import { type ImportedEntry, kindOf } from "../imported-catalog.js";

/** In the order of a catalog. */
export const sections = Object.keys(entrySections) as readonly EntrySection[];

export function sectionOf(entry: ImportedEntry): EntrySection {
  return sectionsOfKinds[kindOf(entry)];
}

/** Entries of two kinds may have one key. */
export function idOf({ key, entry }: { readonly key: string; readonly entry: ImportedEntry }): string {
  return `${sectionOf(entry)} ${key}`;
}
