import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { type Git, linesOf } from "./git.js";

/** Where a catalog was in a commit; `near` is a file of its name, which may be another catalog. */
type Moved = { readonly path: string | undefined; readonly near: string | null };

/** By what git takes for a renaming since the commit, or else by the name of the catalog, if one alone has it there. */
export async function movedFrom(commit: string, path: string, catalog: CatalogFile, git: Git): Promise<Moved> {
  const all = ["diff", "--find-renames", "--diff-filter=R", "--name-status", "-z", "--no-relative", commit, "--"];
  const [renamed = ""] = await linesOf(git, ...all);
  const words = renamed.split("\0");
  const at = words.findIndex((word, index) => word === path && /^R\d+$/.test(words[index - 2] ?? ""));
  const files = await linesOf(git, "ls-tree", "-r", "--name-only", "--full-tree", commit);
  const near = files.find((file) => posix.basename(file) === posix.basename(path)) ?? null;
  if (at !== -1) return { path: words[at - 1], near };
  const named = await filesOfName(nameIn(catalog), commit, git);
  return { path: named.length === 1 ? named[0] : undefined, near };
}

async function filesOfName(name: string | undefined, commit: string, git: Git): Promise<readonly string[]> {
  if (name === undefined) return [];
  const pattern = `^name: *["']\\{0,1\\}${name.replaceAll(".", "[.]")}["']\\{0,1\\} *\\(#.*\\)\\{0,1\\}$`;
  const lines = await linesOf(git, "grep", "--full-name", "-l", "-e", pattern, commit, "--", ":/*.yaml", ":/*.yml");
  return lines.map((line) => line.slice(commit.length + 1));
}

/** The `name:` that a catalog gives itself, found without reading it as YAML; undefined when it cannot be had so. */
function nameIn({ folder, file }: CatalogFile): string | undefined {
  try {
    const text = readFileSync(join(folder, file), "utf8");
    return /^name: *["']?([A-Za-z0-9_.-]+)["']? *(?:#.*)?$/m.exec(text)?.[1];
  } catch {
    return undefined;
  }
}
