import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Where the addresses of reports for other programs begin: GitHub's workspace, the repository, or the current folder. */
export function reportRoot(cwd: string, workspace: string | undefined): string {
  if (workspace && isBelow(workspace, cwd)) return workspace;
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** A file that messages name from the current folder, as it is named from the root; one outside is left as it is. */
export function fromRoot(root: string, cwd: string, file: string): string {
  const path = resolve(cwd, file);
  return isBelow(root, path) ? relative(root, path).replaceAll(sep, "/") : file;
}

function isBelow(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
