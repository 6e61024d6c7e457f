import { join, resolve } from "node:path";
import { hashBlocks } from "./blocks.js";
import { inspect, readText } from "./entry.js";
import { hasLeftovers } from "./leftovers.js";
import { type Manifest, manifestPath, parseManifest } from "./manifest.js";
import type { Destination } from "./destination.js";

/** What must not have changed since the manifest was written. */
export type Inputs = {
  readonly catalog: { readonly path: string; readonly sha256: string };
  readonly generator: string;
  /** Whether the folder was named on the command line; otherwise it must be the one that the catalog asks for. */
  readonly named: boolean;
};

/**
 * The manifest, when it proves that a run would change nothing: same catalog, same generator, no findings then, and
 * every file that it lists still has the listed hash. Nothing is parsed but the manifest. Whether the globs of `include`
 * find the same files still is left to the caller.
 */
export function proveUnchanged({ catalog, generator, named }: Inputs, destination: Destination): Manifest | undefined {
  const { output, catalogFolder } = destination;
  if (inspect(output, manifestPath).kind !== "file") return undefined;
  const manifest = parseManifest(readText(join(output, manifestPath)));
  if (manifest === undefined || !manifest.clean || manifest.generator !== generator) return undefined;
  if (manifest.catalog.path !== catalog.path || manifest.catalog.sha256 !== catalog.sha256) return undefined;
  if (!named && resolve(catalogFolder, manifest.catalog.output) !== output) return undefined;
  const isProven =
    holds(output, manifest.artifacts) &&
    holds(catalogFolder, manifest.parts.files) &&
    holds(catalogFolder, manifest.inputs) &&
    holdsBlocks(catalogFolder, manifest.inserts) &&
    !hasLeftovers(output);
  return isProven ? manifest : undefined;
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
