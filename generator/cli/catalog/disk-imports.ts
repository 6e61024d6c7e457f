import { realpathSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { decodeSource } from "../../document/decode.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import { type FoundImport, type MissingImport, readImports } from "../../sources/read-imports.js";
import { readParts } from "../../sources/read-parts.js";
import { displayPath } from "../terminal/display.js";
import { type CatalogFile, readCatalogFile } from "./catalog-file.js";
import { createImportNotes, type ImportNotes, type ImportTrace } from "./import-trace.js";
import { packageCatalog } from "./package-catalog.js";
import { provenanceOf } from "./package-owner.js";
import { folderOf } from "./part-folder.js";

/** A catalog with what it imports from the disk: packages as Node finds them, and files wherever relative paths lead. */
export async function readDiskImports(
  text: CatalogText,
  { folder, file }: CatalogFile,
  cwd: string,
): Promise<{ readonly text: CatalogText; readonly trace: ImportTrace }> {
  const root = realPathOf(resolve(folder, file));
  const notes = createImportNotes();
  const find = async (from: string, importer: string) => {
    const path = await locateImport(from, importer);
    if (typeof path !== "string") return path;
    notes.lead({ importer, from, path });
    return open(path, { root, cwd, notes });
  };
  return { text: await readImports(text, root, { find }), trace: notes.trace() };
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
  return /^\.{1,2}\//.test(from) ? fileAt(from, importer) : packageCatalog(from, importer);
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

type Place = { readonly root: string; readonly cwd: string; readonly notes: ImportNotes };

async function open(path: string, { root, cwd, notes }: Place): Promise<FoundImport> {
  const file: CatalogFile = { folder: dirname(path), file: basename(path), name: displayPath(cwd, path) };
  const provenance = provenanceOf(path, root, notes.file);
  const found = new DiagnosticCollector();
  notes.file(path);
  const bytes = readCatalogFile(file, found);
  const source = bytes && decodeSource(file.name, bytes, found);
  if (source === undefined) return { path, provenance, text: undefined, problems: found.sorted() };
  const { text, parts, include } = await readParts(source, folderOf(file, cwd));
  for (const part of parts) notes.file(resolve(file.folder, part.path));
  if (include.length > 0) notes.include({ folder: file.folder, file: file.file, patterns: include });
  return { path, provenance, text, problems: [] };
}
