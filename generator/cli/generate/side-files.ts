import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Catalog } from "../../model/catalog.js";
import type { Place } from "../../source.js";
import { textHash } from "../../write/hash.js";
import { visible } from "../../emit/visible.js";
import { isInside } from "../catalog/inside.js";
import { repositoryRoot } from "../catalog/repository-root.js";
import { errnoOf, CommandError, toCommandError } from "../../write/command-error.js";

type SideFile = { readonly text: string; readonly sha256: string };

/** The files that a catalog names beside itself, by the path that it writes; those that do not exist are left out. */
export type SideFiles = {
  readonly templates: ReadonlyMap<string, SideFile>;
  readonly markdown: ReadonlyMap<string, SideFile>;
  readonly included: ReadonlyMap<string, SideFile>;
  readonly recordedIn: ReadonlyMap<string, SideFile>;
};

type Named = { readonly path: string; readonly place: Place };

/** Reads the files that a catalog names beside itself; what leads out of the catalog's folder is a finding. */
export function readSideFiles(folder: string, { settings, page }: Catalog, found: DiagnosticCollector): SideFiles {
  const read = (files: readonly Named[]) =>
    new Map(
      files.flatMap(({ path, place }) => readSideFile(folder, path, place, found).map((file) => [path, file] as const)),
    );
  return {
    templates: read(settings.templates.map(({ template, place }) => ({ path: template, place }))),
    markdown: read(settings.markdown),
    included: read(page.sections.flatMap(({ include }) => include ?? [])),
    recordedIn: read(settings.recordedIn === null ? [] : [settings.recordedIn]),
  };
}

export function texts(files: ReadonlyMap<string, SideFile>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, { text }]) => [path, text]));
}

function readSideFile(folder: string, path: string, place: Place, found: DiagnosticCollector): readonly SideFile[] {
  const full = resolve(folder, path);
  const problem = problemOf(path, folder);
  if (problem !== undefined) {
    found.report("unsafe-path", place, problem.message, { help: problem.help });
    return [];
  }
  try {
    const bytes = readFileSync(full);
    if (!isUtf8(bytes)) throw new CommandError(`cannot read "${path}": it is not UTF-8 text`, "save it as UTF-8");
    return [{ text: bytes.toString("utf8"), sha256: textHash(bytes) }];
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return [];
    throw toCommandError(error, `read "${path}"`);
  }
}

/** A file above the catalog's folder may lie anywhere in the repository, and is written through no link. */
function problemOf(path: string, folder: string): { readonly message: string; readonly help: string } | undefined {
  if (!path.startsWith("../")) {
    if (isInside(folder, resolve(folder, path))) return undefined;
    const message = `"${path}" leads out of the catalog's folder through a symbolic link`;
    return { message, help: "copy the file into the folder" };
  }
  const root = repositoryRoot(folder);
  if (isInside(root, resolve(folder, path))) return undefined;
  return { message: `"${path}" leads out of the repository`, help: `name a file below "${visible(root)}"` };
}
