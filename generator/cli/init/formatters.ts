import { readdirSync } from "node:fs";
import { relative, sep } from "node:path";
import { askedPackages } from "../../init/manifest.js";
import { usesPrettier } from "../../init/prettier-ignore.js";
import type { Formatter } from "../../init/project.js";
import { manifestIn } from "./manifest-in.js";

/**
 * The folders in which prettier looks for files to ignore: it reads one .prettierignore, in the folder that it is run in. That
 * may be the project's, and the nearest one above with settings of prettier, as the root of a workspace.
 */
export function readFormatters(cwd: string, above: readonly string[]): readonly Formatter[] {
  const outer = above.find(isFormatted);
  const folders = [...(isFormatted(cwd) ? [cwd] : []), ...(outer === undefined ? [] : [outer])];
  const way = (from: string, to: string) => relative(from, to).replaceAll(sep, "/");
  return folders.map((folder) => ({ up: way(cwd, folder), below: way(folder, cwd) }));
}

function isFormatted(folder: string): boolean {
  const manifest = manifestIn(folder);
  return usesPrettier(namesIn(folder), [...askedPackages(manifest).keys()], manifest);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
