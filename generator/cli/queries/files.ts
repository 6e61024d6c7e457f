import { readFileSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import type { SourceText } from "../../source.js";
import type { QuerySettings } from "../../model/catalog.js";
import { attempt, CommandError } from "../../write/command-error.js";
import type { CatalogFile } from "../catalog/catalog-file.js";
import { displayPath } from "../terminal/display.js";

/** A file with queries as it lies on the disk. */
export type FileOfQueries = {
  readonly path: string;
  /** From the catalog's folder, with `/`: the same wherever the command runs. */
  readonly below: string;
  readonly bytes: Buffer;
  readonly source: SourceText;
  /** Whether a person named it; a glob may find files of other kinds. */
  readonly isNamed: boolean;
};

export type FoundFiles = {
  readonly files: readonly FileOfQueries[];
  /** What people must know: patterns that found nothing. */
  readonly warnings: readonly string[];
};

const mostBytes = 64 * 1024 * 1024;

type Where = {
  readonly catalog: CatalogFile;
  readonly cwd: string;
  /** Whether there is more to do than to read the files, so that a warning is enough where no pattern finds one. */
  readonly mayBeEmpty?: true;
};

/** The files that somebody names, or that the catalog lists; a run that would read none is an error. */
export function findFiles(
  named: readonly string[],
  settings: QuerySettings,
  { catalog, cwd, mayBeEmpty }: Where,
): FoundFiles {
  const [patterns, folder] = named.length > 0 ? [named, cwd] : [settings.files, catalog.folder];
  if (patterns.length === 0) {
    throw new CommandError(
      "no dashboards and rules are named",
      'name them, as in `meterbook queries check "dashboards/*.json"`, or list them in the catalog: `queries: { files: [dashboards/*.json] }`',
    );
  }
  const paths = new Map<string, boolean>();
  const warnings: string[] = [];
  for (const pattern of patterns) {
    const isGlob =
      isDynamicPattern(pattern) && statSync(resolve(folder, pattern), { throwIfNoEntry: false }) === undefined;
    const found = isGlob ? matches(pattern, folder) : [resolve(folder, pattern)];
    if (found.length === 0) warnings.push(`no file matches "${pattern}"`);
    for (const path of found) paths.set(path, (paths.get(path) ?? false) || !isGlob);
  }
  if (paths.size === 0 && mayBeEmpty !== true)
    throw new CommandError(warnings.join("; "), "correct the pattern; it is relative to the folder of who wrote it");
  const files = [...paths]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, isNamed]) => read(path, isNamed, { catalog, cwd }));
  return { files, warnings };
}

function matches(pattern: string, folder: string): readonly string[] {
  return globSync(pattern, { cwd: folder, absolute: true, ignore: ["**/node_modules/**"] }).map((path) =>
    resolve(path),
  );
}

function read(
  path: string,
  isNamed: boolean,
  { catalog, cwd }: { readonly catalog: CatalogFile; readonly cwd: string },
): FileOfQueries {
  const name = displayPath(cwd, path);
  const bytes = attempt(`read "${name}"`, () => {
    if (statSync(path).size > mostBytes)
      throw new CommandError(`"${name}" is larger than 64 MiB`, "name a dashboard or rules");
    return readFileSync(path);
  });
  const below = relative(catalog.folder, path);
  const text = bytes.toString("utf8");
  // Other bytes would come back as others when the file is written.
  if (!Buffer.from(text).equals(bytes)) throw new CommandError(`"${name}" is not UTF-8 text`, "save it as UTF-8");
  return {
    path,
    below: isAbsolute(below) ? below : below.replaceAll(sep, "/"),
    bytes,
    source: { name, text },
    isNamed,
  };
}
