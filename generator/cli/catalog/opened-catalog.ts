import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { SourceText } from "../../source.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import type { CatalogFile } from "./catalog-file.js";
import type { ImportRecord } from "../../write/run-record.js";
import { noImports } from "./import-trace.js";
import { folderOf } from "./part-folder.js";

/** A file of a catalog as it was read. */
export type OpenedFile = { readonly file: CatalogFile; readonly bytes: Buffer; readonly source: SourceText };

/** A catalog with its parts, and what it imports. */
export type OpenedCatalog = {
  readonly text: CatalogText;
  /** The catalog itself comes first. What it imports is not its own. */
  readonly files: readonly OpenedFile[];
  /** The paths and globs of its parts. */
  readonly include: readonly string[];
  readonly imports: ImportRecord;
};

/** Adds what a catalog imports. */
export type ImportReader = (
  text: CatalogText,
  file: CatalogFile,
  cwd: string,
) => Promise<{ readonly text: CatalogText; readonly record: ImportRecord }>;

/** Reads the text of a catalog, the files that it includes and the catalogs that it imports; undefined, and a finding, when it is no text. */
export async function openFiles(
  file: CatalogFile,
  bytes: Buffer,
  cwd: string,
  found: DiagnosticCollector,
  readImports?: ImportReader,
): Promise<OpenedCatalog | undefined> {
  const { decodeSource } = await import("../../document/decode.js");
  const source = decodeSource(file.name, bytes, found);
  if (source === undefined) return undefined;
  if (!mayName(bytes)) return { text: source, files: [{ file, bytes, source }], include: [], imports: noImports };
  const { readParts } = await import("../../sources/read-parts.js");
  const { text: whole, parts, include } = await readParts(source, folderOf(file, cwd));
  const { readDiskImports } = await import("./disk-imports.js");
  const { text, record } = await (readImports ?? readDiskImports)(whole, file, cwd);
  const others = parts.map(({ path, ...part }) => {
    return { ...part, file: { folder: file.folder, file: path, name: part.source.name } };
  });
  return { text, files: [{ file, bytes, source: text }, ...others], include, imports: record };
}

/** Whether a catalog can have parts or imports, found without reading it as YAML. */
export function mayName(bytes: Buffer): boolean {
  return bytes.includes("include") || bytes.includes("imports");
}
