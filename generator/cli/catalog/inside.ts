import { realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { errnoOf } from "../../write/command-error.js";

/** Whether a path, its links followed, lies in a folder, or will when it is made. */
export function isInside(folder: string, path: string): boolean {
  const below = relative(realpathSync(folder), nearestRealPath(path));
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

function nearestRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (dirname(path) === path || !["ENOENT", "ENOTDIR"].includes(errnoOf(error) ?? "")) throw error;
    return resolve(nearestRealPath(dirname(path)), relative(dirname(path), path));
  }
}
