import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folder that a repository begins in, found without git: where `.git` lies, or else the root of a workspace, or else the
 * folder of the nearest package.json. A folder that lies in none of these is its own.
 */
export function repositoryRoot(folder: string): string {
  const above = foldersAbove(folder);
  const withGit = above.find((at) => existsSync(join(at, ".git")));
  return withGit ?? above.find(isWorkspaceRoot) ?? above.find((at) => existsSync(join(at, "package.json"))) ?? folder;
}

function foldersAbove(folder: string): readonly string[] {
  return dirname(folder) === folder ? [folder] : [folder, ...foldersAbove(dirname(folder))];
}

function isWorkspaceRoot(folder: string): boolean {
  if (existsSync(join(folder, "pnpm-workspace.yaml"))) return true;
  try {
    return /"workspaces"\s*:/.test(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return false;
  }
}
