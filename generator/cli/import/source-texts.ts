import { statSync } from "node:fs";
import { resolve } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { decodeSource } from "../../document/decode.js";
import type { SourceText } from "../../source.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { readBounded } from "../catalog/catalog-file.js";
import { displayPath } from "../terminal/display.js";

/** The texts of files that somebody names: paths, globs, and folders where a format has them. Each file once, by path. */
export function sourceTexts(
  named: readonly string[],
  cwd: string,
  { inFolders }: { readonly inFolders: string | null },
): readonly SourceText[] {
  const paths = new Set(named.flatMap((each) => pathsOf(each, cwd, inFolders)));
  return [...paths].sort().map((path) => readText(path, cwd));
}

function pathsOf(named: string, cwd: string, inFolders: string | null): readonly string[] {
  const path = resolve(cwd, named);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) {
    if (inFolders !== null) return found(inFolders, path, named);
    throw new CommandError(`"${named}" is a folder`, "name a file");
  }
  return stats === undefined && isDynamicPattern(named) ? found(named, cwd, named) : [path];
}

function found(pattern: string, folder: string, named: string): readonly string[] {
  const paths = globSync(pattern, { cwd: folder, absolute: true, ignore: ["**/node_modules/**"] });
  if (paths.length > 0) return paths.map((path) => resolve(path));
  const help = `a file like "${pattern}" was looked for`;
  throw new CommandError(`no file of the format is in "${named}"`, pattern === named ? "correct the pattern" : help);
}

function readText(path: string, cwd: string): SourceText {
  const name = displayPath(cwd, path);
  return textIn(
    name,
    attempt(`read "${name}"`, () => readBounded(path)),
  );
}

/** Bytes as a text, under the limits of a catalog. */
export function textIn(name: string, bytes: Buffer): SourceText {
  const faults = new DiagnosticCollector();
  const source = decodeSource(name, bytes, faults);
  if (source !== undefined) return source;
  const [fault] = faults.sorted();
  throw new CommandError(
    `cannot read "${name}": ${fault?.message}`,
    fault?.help ?? "check that the right file is named",
  );
}
