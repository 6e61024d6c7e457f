import { statSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import type { Host } from "../host/host.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { mayName } from "../catalog/opened-catalog.js";
import { folderOf } from "../catalog/part-folder.js";
import { type NamedBytes, readRevision } from "../git/revision.js";

/**
 * What one word of the command line stands for: a file, a folder with catalog.yaml, or else a git revision. Undefined, and
 * a finding, when a file cannot be read.
 */
export async function readSide(
  word: string | null,
  catalog: CatalogFile,
  { host, found }: { readonly host: Host; readonly found: DiagnosticCollector },
): Promise<NamedBytes | undefined> {
  const file = word === null ? catalog : fileNamed(word, host.cwd);
  if (file === undefined) return readRevision(word ?? "", catalog, host);
  const bytes = readCatalogFile(file, found);
  return (
    bytes && {
      name: file.name,
      file: file.name,
      bytes,
      folder: folderOf(file, host.cwd),
      imports: fromDisk(file, host.cwd),
    }
  );
}

function fromDisk(file: CatalogFile, cwd: string): NamedBytes["imports"] {
  return async (text) => {
    const { readDiskImports } = await import("../catalog/disk-imports.js");
    return (await readDiskImports(text, file, cwd)).text;
  };
}

/** The text of a side with its parts and what it imports; undefined, and a finding, when it is no text. */
export async function textOf(
  { name, bytes, folder, imports }: NamedBytes,
  found: DiagnosticCollector,
): Promise<CatalogText | undefined> {
  const { decodeSource } = await import("../../document/decode.js");
  const source = decodeSource(name, bytes, found);
  if (source === undefined || !mayName(bytes)) return source;
  const { readParts } = await import("../../sources/read-parts.js");
  return imports((await readParts(source, folder)).text);
}

/** Undefined when the word can only be a revision: it is not written as a path, and no file or catalog bears the name. */
function fileNamed(word: string, cwd: string): CatalogFile | undefined {
  // An unset variable of a script would stand for the current folder.
  if (word === "") return undefined;
  const inner = join(word, "catalog.yaml");
  if (kindOf(resolve(cwd, word)) === "folder") {
    return kindOf(resolve(cwd, inner)) === "file" || isPath(word) ? locateCatalog(cwd, inner) : undefined;
  }
  return kindOf(resolve(cwd, word)) === "file" || isPath(word) ? locateCatalog(cwd, word) : undefined;
}

function isPath(word: string): boolean {
  return /^\.{0,2}[\\/]|^\.{1,2}$/.test(word) || isAbsolute(word);
}

function kindOf(path: string): "file" | "folder" | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? "folder" : "file";
}
