import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { nearest } from "../../diagnostics/suggest.js";
import { visible } from "../../emit/visible.js";
import { CommandError, toCommandError } from "../../write/command-error.js";
import { displayPath } from "../terminal/display.js";

export type CatalogFile = {
  readonly folder: string;
  /** File name alone: what the artifacts name as their origin, wherever the command ran. */
  readonly file: string;
  /** As messages call it. */
  readonly name: string;
};

/** More than any catalog may have, so that a file that is too large is found out without reading all of it. */
const maxBytes = 64 * 1024 * 1024;
const chunk = 1024 * 1024;

export function locateCatalog(cwd: string, catalog: string | null): CatalogFile {
  const path = resolve(cwd, catalog ?? "catalog.yaml");
  return { folder: dirname(path), file: basename(path), name: displayPath(cwd, path) };
}

/** The bytes of the catalog, 64 MiB at most; undefined, and a finding, when it cannot be read. */
export function readCatalogFile({ folder, file, name }: CatalogFile, found: DiagnosticCollector): Buffer | undefined {
  try {
    return readBounded(resolve(folder, file));
  } catch (error) {
    const known = toCommandError(error, `read "${file}" in "${folder}"`);
    if (!(known instanceof CommandError)) throw error;
    found.report("file-unreadable", { name, text: "" }, visible(known.message), { help: helpFor(folder, file) });
    return undefined;
  }
}

export function readBounded(path: string): Buffer {
  const descriptor = openSync(path, "r");
  try {
    const chunks: Buffer[] = [];
    for (let total = 0; total <= maxBytes; ) {
      const buffer = Buffer.allocUnsafe(chunk);
      const count = readSync(descriptor, buffer);
      if (count === 0) break;
      chunks.push(buffer.subarray(0, count));
      total += count;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(descriptor);
  }
}

function helpFor(folder: string, file: string): string {
  const near = nearest(
    file,
    yamlFiles(folder).filter((name) => name !== file),
  );
  if (near !== undefined) return `did you mean "${near}"? name the catalog with \`--catalog\`, or change to its folder`;
  return "name the catalog with `--catalog`, change to its folder, or run `meterbook init`, which writes a first one";
}

function yamlFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  } catch {
    return [];
  }
}
