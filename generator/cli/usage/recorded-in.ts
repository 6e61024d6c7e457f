import { dirname, join, relative } from "node:path";
import { recordedInText, readRecordedIn } from "../../usage/recorded-in.js";
import type { KeptPlaces } from "../../usage/used-catalog.js";
import { replaceFile } from "../../write/atomic-file.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { makeFolder } from "../../write/make-folder.js";
import { readOptional } from "../../write/read-optional.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import type { Host } from "../host/host.js";
import { displayPath } from "../terminal/display.js";

/** The text of the file that the catalog names; undefined where it names none, or where there is none. */
export function readKept(named: { readonly path: string } | null, { folder }: CatalogFile, cwd: string) {
  if (named === null) return undefined;
  const path = join(folder, named.path);
  return readOptional(path, displayPath(cwd, path))?.toString("utf8");
}

/** A path from the catalog's folder, with `/` between steps. */
export function fromCatalog({ folder }: CatalogFile): (path: string) => string {
  return (path) => relative(folder, path).replaceAll("\\", "/");
}

/** Writes where entries are recorded; a file that says something else is not overwritten. */
export async function writeKept(
  { fresh }: KeptPlaces,
  { path, before }: { readonly path: string; readonly before: string | undefined },
  { cwd, shield }: Host,
): Promise<void> {
  const name = displayPath(cwd, path);
  const text = recordedInText(fresh);
  if (text === before) return;
  if (before !== undefined && readRecordedIn(before) === undefined) {
    const message = `"${name}" is no file of \`meterbook usage --write\`, and would be overwritten`;
    throw new CommandError(message, "name another file under `recorded_in`, or remove it");
  }
  await shield(async () =>
    attempt(`write "${name}"`, () => {
      makeFolder(dirname(path));
      replaceFile(path, { text, mode: null, durable: false });
    }),
  );
}
