import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { CommandError, errnoOf, toCommandError } from "../../write/command-error.js";
import type { PartMatcher } from "../../sources/part-matcher.js";
import type { PartFolder, Unreadable } from "../../sources/read-parts.js";
import { type CatalogFile, readBounded } from "./catalog-file.js";
import { displayPath } from "../terminal/display.js";
import { isInside } from "./inside.js";

/** The folder of a catalog on the disk. No link leads out of it, and none to a folder is followed. */
export function folderOf({ folder, file }: CatalogFile, cwd: string): PartFolder {
  return {
    list: async (matcher) => filesIn(folder, "", matcher).filter((path) => path !== file),
    nameOf: (path) => displayPath(cwd, resolve(folder, path)),
    read: async (paths) => paths.map((path) => bytesOf(folder, path)),
  };
}

function filesIn(root: string, folder: string, matcher: PartMatcher): readonly string[] {
  return entriesOf(resolve(root, folder)).flatMap((entry): readonly string[] => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return matcher.mayLieIn(path) ? filesIn(root, path, matcher) : [];
    return (entry.isFile() || entry.isSymbolicLink()) && matcher.matches(path) ? [path] : [];
  });
}

/** None where there is no folder. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(errnoOf(error) ?? "")) return [];
    throw toCommandError(error, `read "${folder}"`);
  }
}

function bytesOf(folder: string, path: string): Buffer | Unreadable {
  const full = resolve(folder, path);
  try {
    if (isInside(folder, full)) return readBounded(full);
    const message = `"${path}" leads out of the catalog's folder through a symbolic link`;
    return { code: "unsafe-path", message, help: "copy the file into the folder" };
  } catch (error) {
    const known = toCommandError(error, `read "${path}"`);
    if (!(known instanceof CommandError)) throw error;
    return { code: "file-unreadable", message: known.message, help: known.help ?? "correct the path" };
  }
}
