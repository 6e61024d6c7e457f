import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CodeFacts } from "../../init/code-settings.js";
import { manifestIn } from "./manifest-in.js";
import { isWorkspaceRoot } from "./manager.js";

const typescript = /(?<!\.d)\.[cm]?tsx?$/;
const javascript = /(?<!\.config)\.[cm]?jsx?$/;

/** What is known of the code of a project; `files` are the names in its folder, `sources` its files of code. */
export function readCode(
  cwd: string,
  above: readonly string[],
  { files, sources }: { readonly files: readonly string[]; readonly sources: readonly string[] },
): CodeFacts {
  const workspace = above.find(isWorkspaceRoot);
  const nearest = [cwd, ...above].find((folder) => existsSync(join(folder, "package.json")));
  const isJavaScript = sources.some((file) => javascript.test(file));
  const folders = [cwd, ...(workspace === undefined || isJavaScript ? [] : [workspace])];
  return {
    nearest: nearest === undefined ? {} : manifestIn(nearest),
    manifests: folders.map(manifestIn),
    hasTypeScript:
      files.some((name) => /^tsconfig(?:\..*)?\.json$/.test(name)) || sources.some((file) => typescript.test(file)),
  };
}
