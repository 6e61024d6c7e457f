import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Provenance } from "../../source.js";
import { errnoOf } from "../../write/command-error.js";

/** What is read of a package.json; an empty object of one that says nothing, undefined where there is none. */
type Manifest = Readonly<Record<string, unknown>>;

export function manifestIn(folder: string): Manifest | undefined {
  try {
    const data: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8").replace(/^\ufeff/, ""));
    return typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : {};
  } catch (error) {
    return ["ENOENT", "ENOTDIR", "EISDIR"].includes(errnoOf(error) ?? "") ? undefined : {};
  }
}

type Owner = { readonly folder: string; readonly name: string; readonly version: string | null };

/** What an answer depends on: the package.json that is read, and where none is. */
type Look = { readonly file: (path: string) => void; readonly absent: (path: string) => void };

/** The package that a file lies in: the nearest package.json above it that has a name. */
function ownerOf(path: string, look: Look): Owner | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = manifestIn(folder);
    const { name, version } = manifest ?? {};
    if (manifest === undefined) look.absent(join(folder, "package.json"));
    else look.file(join(folder, "package.json"));
    if (typeof name === "string" && name !== "") {
      return { folder, name, version: typeof version === "string" ? version : null };
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** Where an imported file comes from. Of the importing catalog's own package it is called by its path alone. */
export function provenanceOf(path: string, root: string, look: Look): Provenance {
  const owner = ownerOf(path, look);
  if (owner === undefined || (isBelow(owner.folder, root) && ownerOf(root, look)?.folder === owner.folder)) {
    return { package: null, version: null, file: slashed(relative(dirname(root), path)) };
  }
  return { package: owner.name, version: owner.version, file: slashed(relative(owner.folder, path)) };
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

function slashed(path: string): string {
  return path.replaceAll(sep, "/");
}
