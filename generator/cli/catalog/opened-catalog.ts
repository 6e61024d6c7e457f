import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { CommandError, errnoOf, toCommandError } from "../../write/command-error.js";
import type { SourceText } from "../../source.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import type { PartMatcher } from "../../sources/part-matcher.js";
import type { PartFolder, Unreadable } from "../../sources/read-parts.js";
import { type CatalogFile, readBounded } from "./catalog-file.js";
import { displayPath } from "../terminal/display.js";
import { isInside } from "./inside.js";

/** A file of a catalog as it was read. */
export type OpenedFile = { readonly file: CatalogFile; readonly bytes: Buffer; readonly source: SourceText };

/** A catalog with its parts. */
export type OpenedCatalog = {
  readonly text: CatalogText;
  /** The catalog itself comes first. */
  readonly files: readonly OpenedFile[];
  /** The paths and globs of its parts. */
  readonly include: readonly string[];
};

/** Reads the text of a catalog and the files that it includes; undefined, and a finding, when it is no text. */
export async function openFiles(
  file: CatalogFile,
  bytes: Buffer,
  cwd: string,
  found: DiagnosticCollector,
): Promise<OpenedCatalog | undefined> {
  const { decodeSource } = await import("../../document/decode.js");
  const source = decodeSource(file.name, bytes, found);
  if (source === undefined) return undefined;
  if (!mayInclude(bytes)) return { text: source, files: [{ file, bytes, source }], include: [] };
  const { readParts } = await import("../../sources/read-parts.js");
  const { text, parts, include } = await readParts(source, folderOf(file, cwd));
  const others = parts.map(({ path, ...part }) => {
    return { ...part, file: { folder: file.folder, file: path, name: part.source.name } };
  });
  return { text, files: [{ file, bytes, source: text }, ...others], include };
}

/** Whether a catalog can have parts, found without reading it as YAML. */
export function mayInclude(bytes: Buffer): boolean {
  return bytes.includes("include");
}

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
