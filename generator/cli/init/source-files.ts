import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Files that are looked at: enough for what people write by hand. */
const mostFiles = 2_000;
const passedOver = /^(?:\..*|node_modules|dist|build|out|coverage)$/;
const source = /\.[cm]?[jt]sx?$/;

/** The files of code of a project, the outer ones first; of very many the first ones. */
export function sourceFiles(folder: string): readonly string[] {
  const files: string[] = [];
  for (const file of sourcesBelow(folder, "")) {
    if (files.length === mostFiles) break;
    files.push(file);
  }
  return files;
}

function* sourcesBelow(root: string, folder: string): Generator<string> {
  const entries = entriesOf(join(root, folder));
  for (const { name } of entries.filter((entry) => entry.isFile() && source.test(entry.name))) yield folder + name;
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !passedOver.test(entry.name)))
    yield* sourcesBelow(root, `${folder}${name}/`);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
