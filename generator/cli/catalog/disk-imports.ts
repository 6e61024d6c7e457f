import { realpathSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { decodeSource } from "../../document/decode.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import { matcherOf } from "../../sources/part-matcher.js";
import { type FoundImport, type MissingImport, readImports } from "../../sources/read-imports.js";
import { readParts } from "../../sources/read-parts.js";
import { textHash } from "../../write/hash.js";
import type { ImportRecord } from "../../write/run-record.js";
import { displayPath } from "../terminal/display.js";
import { type CatalogFile, readCatalogFile } from "./catalog-file.js";
import { createImportNotes, type ImportNotes } from "./import-trace.js";
import { packageCatalog } from "./package-catalog.js";
import { provenanceOf } from "./package-owner.js";
import { folderOf } from "./part-folder.js";

/** What stands in the place of a file: other bytes, or why nothing does; undefined leaves it to the disk. */
export type InPlaceOf = (path: string) => Promise<Buffer | MissingImport | undefined>;

/** A catalog with what it imports from the disk: packages as Node finds them, and files wherever relative paths lead. */
export async function readDiskImports(
  text: CatalogText,
  { folder, file }: CatalogFile,
  cwd: string,
  inPlaceOf: InPlaceOf = async () => undefined,
): Promise<{ readonly text: CatalogText; readonly record: ImportRecord }> {
  const root = realPathOf(resolve(folder, file));
  const notes = createImportNotes();
  const find = async (from: string, importer: string) => {
    const path = await locateImport(from, importer);
    if (typeof path !== "string") {
      // A watch looks out for it.
      if (isRelative(from)) notes.file(resolve(dirname(importer), from));
      return path;
    }
    notes.lead({ importer, from, path });
    const other = await inPlaceOf(path);
    return other !== undefined && "message" in other ? other : open(path, { root, cwd, notes, bytes: other });
  };
  return { text: await readImports(text, root, { find }), record: notes.record() };
}

/** Where Node, too, would look from: not where a link lies, but where it leads. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The file that an entry of `imports` stands for. */
export async function locateImport(from: string, importer: string): Promise<string | MissingImport> {
  return isRelative(from) ? fileAt(from, importer) : packageCatalog(from, importer);
}

function isRelative(from: string): boolean {
  return /^\.{1,2}\//.test(from);
}

function fileAt(from: string, importer: string): string | MissingImport {
  const path = resolve(dirname(importer), from);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return realpathSync(path);
  if (stats?.isDirectory() === true) {
    return { message: `"${from}" is a folder`, help: `name its catalog: "${from.replace(/\/+$/, "")}/catalog.yaml"` };
  }
  const help = "correct the path, which begins in the folder of this file";
  return { message: `the catalog "${from}" does not exist`, help };
}

type Place = {
  readonly root: string;
  readonly cwd: string;
  readonly notes: ImportNotes;
  readonly bytes: Buffer | undefined;
};

async function open(path: string, { root, cwd, notes, bytes: other }: Place): Promise<FoundImport> {
  const file: CatalogFile = { folder: dirname(path), file: basename(path), name: displayPath(cwd, path) };
  const provenance = provenanceOf(path, root, notes);
  const found = new DiagnosticCollector();
  notes.file(path);
  const bytes = other ?? readCatalogFile(file, found);
  const source = bytes && decodeSource(file.name, bytes, found);
  if (source === undefined) return { path, provenance, text: undefined, problems: found.sorted() };
  const { text, parts, include } = await readParts(source, folderOf(file, cwd));
  for (const part of parts) notes.file(resolve(file.folder, part.path), textHash(part.bytes));
  if (include.length > 0) {
    notes.include({ folder: file.folder, file: file.file, patterns: include, parts: parts.map((part) => part.path) });
  }
  return { path, provenance, text, problems: [] };
}

/** Whether every name leads where it led, nothing has come between, and the patterns of imported catalogs find the same parts. */
export async function isUnchanged(
  { leads, absent, includes }: Omit<ImportRecord, "files">,
  cwd: string,
): Promise<boolean> {
  if (absent.some((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)) return false;
  for (const { importer, from, path } of leads) if ((await locateImport(from, importer)) !== path) return false;
  for (const { folder, file, patterns, parts } of includes) {
    const found = await folderOf({ folder, file, name: file }, cwd).list(matcherOf(patterns));
    if (found.length !== parts.length || !found.every((path) => parts.includes(path))) return false;
  }
  return true;
}
