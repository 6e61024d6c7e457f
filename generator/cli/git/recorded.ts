import type { CatalogText } from "../../sources/catalog-text.js";
import type { PartFolder } from "../../sources/read-parts.js";
import { recordedImports } from "../../sources/recorded/recorded-imports.js";
import { CommandError } from "../../write/command-error.js";
import { importsIn, outputIn } from "../../sources/written-imports.js";

/**
 * A catalog of a revision with what it imported then, as its catalog.json of the same revision has it: the packages of that day
 * are no longer installed.
 */
export async function withRecorded(text: CatalogText, folder: PartFolder, revision: string): Promise<CatalogText> {
  const entries = importsIn(text);
  if (entries.length === 0) return text;
  const output = outputIn(text);
  const path = output === "." ? "catalog.json" : `${output}/catalog.json`;
  const [content] = (await hasFile(path, folder)) ? await folder.read([path]) : [];
  const name = folder.nameOf(path);
  const recorded = Buffer.isBuffer(content)
    ? recordedImports(text, entries, { name, text: content.toString("utf8") })
    : "missing";
  if (typeof recorded !== "string") return { ...text, imports: recorded };
  const state = recorded === "missing" ? "does not exist" : "is older than the catalog";
  throw new CommandError(`what "${text.name}" imports is not known: "${name}" ${state}`, helpFor(revision));
}

async function hasFile(path: string, folder: PartFolder): Promise<boolean> {
  return (await folder.list({ matches: (each) => each === path, mayLieIn: () => true })).length > 0;
}

/** Of a catalog of a revision that refers to what was not recorded with it. */
export function olderRecord(name: string): CommandError {
  return new CommandError(`what "${name}" imports is not known: its catalog.json is older`, helpFor(name));
}

function helpFor(revision: string): string {
  const name = revision.split(":")[0] ?? "";
  if (name === "") return "run `meterbook generate`, and stage catalog.json with the catalog";
  return `commit catalog.json with the catalog; for this revision run \`git worktree add --detach ../base ${name}\`, install its packages there, and compare with its catalog in ../base`;
}
