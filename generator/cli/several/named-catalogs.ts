import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import { CommandError } from "../../write/command-error.js";

/** The catalogs that paths and globs name, each once: in the order of the flags, and those of a glob by their paths. */
export function namedCatalogs(words: readonly string[], cwd: string): readonly string[] {
  const paths = words.flatMap((word) => {
    if (!isDynamicPattern(word) || existsSync(resolve(cwd, word))) return [resolve(cwd, word)];
    const found = globSync(word.replaceAll("\\", "/"), { cwd, absolute: true, ignore: ["**/node_modules/**"] });
    if (found.length > 0) return found.map((path) => resolve(path)).sort();
    throw new CommandError(`no file is as "${word}"`, "correct the pattern; it begins in the current folder");
  });
  return [...new Set(paths)].map((path) => relative(cwd, path).replaceAll(sep, "/"));
}
