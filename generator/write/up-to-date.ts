import { join, resolve } from "node:path";
import { hashBlocks } from "./blocks.js";
import { inspect, readText } from "./entry.js";
import { hasLeftovers } from "./leftovers.js";
import { fileHash } from "./hash.js";
import type { Destination } from "./destination.js";
import { readRecord, type RunRecord } from "./run-record.js";

/** What must not have changed since the last run on this machine. */
export type Inputs = {
  readonly catalog: { readonly path: string; readonly sha256: string };
  readonly generator: string;
  /** Whether the folder was named on the command line; otherwise it must be the one that the catalog asks for. */
  readonly named: boolean;
};

/**
 * The record of the last run, when it proves that a run would change nothing: same folder, same catalog, same generator,
 * findings that can be kept, and every file that it names still has the recorded hash. Nothing is parsed but the record. Whether
 * the globs of `include` find the same files still, and the findings are those of this run, is left to the caller.
 */
export function proveUnchanged({ catalog, generator, named }: Inputs, destination: Destination): RunRecord | undefined {
  const { output, catalogFolder } = destination;
  const last = readRecord(destination);
  if (last === undefined || last.findings === null || last.generator !== generator) return undefined;
  if (last.catalog.path !== catalog.path || last.catalog.sha256 !== catalog.sha256) return undefined;
  if (!named && resolve(catalogFolder, last.catalog.output) !== output) return undefined;
  const isProven =
    holds(output, last.artifacts) &&
    holds(catalogFolder, last.parts.files) &&
    last.imports.files.every(([path, hash]) => fileHash(path) === hash) &&
    holds(catalogFolder, last.inputs) &&
    holdsBlocks(catalogFolder, last.inserts) &&
    !hasLeftovers(output);
  return isProven ? last : undefined;
}

function holds(root: string, files: ReadonlyMap<string, string>): boolean {
  return [...files].every(([path, hash]) => {
    const entry = inspect(root, path);
    return entry.kind === "file" && entry.sha256 === hash;
  });
}

function holdsBlocks(root: string, files: ReadonlyMap<string, string>): boolean {
  return [...files].every(([path, hash]) => {
    return inspect(root, path).kind === "file" && hashBlocks(readText(join(root, path))) === hash;
  });
}
