import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import type { PartFolder } from "../../sources/read-parts.js";
import { type CatalogFile, locateCatalog } from "../catalog/catalog-file.js";
import type { NamedBytes } from "../git/revision.js";
import { repositoryRoot } from "../catalog/repository-root.js";
import type { ImportReader } from "../catalog/opened-catalog.js";
import type { Host } from "../host/host.js";
import { displayPath } from "../terminal/display.js";
import type { GenerateRequest } from "./command.js";
import { generate } from "./generate.js";
import type { GenerateResult } from "./result.js";

type Files = ReadonlyMap<string, Buffer>;

/** What the index holds of a catalog, by paths from its folder; `output` ends with `/`, and is empty for that folder itself. */
type Staged = { readonly files: Files; readonly output: string };

/**
 * Checks what the index of git holds instead of the files: the catalog, what it names and what it generates are written to
 * a folder of their own, which is checked and removed. The result names the files of the repository.
 */
export async function checkStaged(request: GenerateRequest, host: Host): Promise<GenerateResult> {
  const file = locateCatalog(host.cwd, request.catalog);
  const { readStaged, stagedBytes } = await import("../git/revision.js");
  const imports = stagedImports(file, host);
  const staged = await stagedFiles(await readStaged(file, host), file, {
    readImports: (text) => imports(text, file, host.cwd),
    readAbove: (path) => stagedBytes(join(file.folder, path), host),
  });
  return host.shield(async () => {
    const home = realpathSync(mkdtempSync(join(tmpdir(), "meterbook-staged-")));
    try {
      const place = placeIn(home, file, host.cwd);
      for (const [path, bytes] of staged.files) write(join(place.folder, path), bytes);
      // What is remembered of runs is of other folders.
      const inside = { ...host, cwd: place.cwd, environment: {} };
      const result = await generate({ ...request, catalog: join(place.folder, file.file) }, inside, imports);
      const own = renamed(result, displayPath(place.cwd, place.folder), displayPath(host.cwd, file.folder));
      const named = renamed(own, home, repositoryRoot(file.folder));
      const diagnostics = named.diagnostics.map((each) => withUnstaged(each, file, staged, host.cwd));
      return { ...named, diagnostics, command: fixFor(named, file, staged, host.cwd) };
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
}

/** Imports are found from the real place of the catalog: files of the repository as they are staged, all others as they are. */
function stagedImports(file: CatalogFile, host: Host): ImportReader {
  return async (text) => {
    const { readDiskImports } = await import("../catalog/disk-imports.js");
    const { stagedBytes } = await import("../git/revision.js");
    return readDiskImports(text, file, host.cwd, (path) => stagedBytes(path, host));
  };
}

/** What lies outside of the catalog's folder. */
type Readers = {
  readonly readImports: (text: CatalogText) => ReturnType<ImportReader>;
  readonly readAbove: (path: string) => Promise<unknown>;
};

/** The catalog, its parts, the files that it names and those of its output folder, by their path from its own. */
async function stagedFiles(
  { bytes, folder, name }: NamedBytes,
  { file }: CatalogFile,
  { readImports, readAbove }: Readers,
): Promise<Staged> {
  const { decodeSource } = await import("../../document/decode.js");
  const { readParts } = await import("../../sources/read-parts.js");
  const { readCatalog } = await import("../../pipeline.js");
  const source = decodeSource(name, bytes, new DiagnosticCollector());
  const own: Files = new Map([[file, bytes]]);
  if (source === undefined) return { files: own, output: "" };
  const { text: whole, parts } = await readParts(source, folder);
  const { text } = await readImports(whole);
  const { catalog } = readCatalog(text);
  const files = new Map([...own, ...parts.map((part) => [part.path, part.bytes] as const)]);
  if (catalog === undefined) return { files, output: "" };
  const { settings, page } = catalog;
  const beside = new Set([
    ...settings.templates.map(({ template }) => template),
    ...settings.markdown.map(({ path }) => path),
    ...page.sections.flatMap(({ include }) => include?.path ?? []),
    ...(settings.recordedIn === null ? [] : [settings.recordedIn.path]),
  ]);
  const isQueries = await matcherOfQueries(settings.queries.files);
  const output = settings.output === "." ? "" : `${settings.output}/`;
  const isTaken = (path: string) => beside.has(path) || path.startsWith(output) || isQueries(path);
  const others = await matching(folder, isTaken);
  const above = await Promise.all(
    [...beside]
      .filter((path) => path.startsWith("../"))
      .map(async (path) => {
        const content = await readAbove(path);
        return Buffer.isBuffer(content) ? [[path, content] as const] : [];
      }),
  );
  return { files: new Map([...files, ...others, ...above.flat()]), output };
}

/** Those of other folders are not staged with the catalog. */
async function matcherOfQueries(patterns: readonly string[]): Promise<(path: string) => boolean> {
  const inner = patterns.filter((pattern) => !pattern.startsWith("../"));
  if (inner.length === 0) return () => false;
  const { matcherOf } = await import("../../sources/part-matcher.js");
  return matcherOf(inner).matches;
}

async function matching(folder: PartFolder, matches: (path: string) => boolean): Promise<Files> {
  const paths = await folder.list({ matches, mayLieIn: () => true });
  const contents = await folder.read(paths);
  return new Map(
    paths.flatMap((path, index) => {
      const content = contents[index];
      return Buffer.isBuffer(content) ? [[path, content] as const] : [];
    }),
  );
}

type Place = { readonly folder: string; readonly cwd: string };

/** Where the files go, and a current folder from which messages name them as from the real one, where that lies in the repository. */
function placeIn(home: string, { folder }: CatalogFile, cwd: string): Place {
  const root = repositoryRoot(folder);
  // What is a repository begins here, too.
  mkdirSync(join(home, ".git"));
  const place = join(home, relative(root, folder));
  const below = relative(root, cwd);
  const isBelow = below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
  return { folder: place, cwd: isBelow ? join(home, below) : join(home, "elsewhere") };
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** A result whose texts name another folder. */
function renamed<Value>(value: Value, from: string, to: string): Value {
  if (from === to) return value;
  return JSON.parse(
    JSON.stringify(value).replaceAll(JSON.stringify(from).slice(1, -1), JSON.stringify(to).slice(1, -1)),
  );
}

/** The command that brings the index up to date: it adds what is generated, and sources whose files say something else. */
function fixFor(
  { command, sources, discrepancies }: GenerateResult,
  file: CatalogFile,
  staged: Staged,
  cwd: string,
): string {
  if (command === "") return command;
  const shown = (path: string) => displayPath(cwd, join(file.folder, path));
  const changed = [file.file, ...(sources ?? [])].filter((path) => {
    return !isAsStaged(join(file.folder, path), staged.files.get(path));
  });
  const output = shown(staged.output.replace(/\/$/, ""));
  const generated = discrepancies.flatMap(({ path, isFixedByRun }) => {
    return isFixedByRun ? [path.startsWith(`${output}/`) ? output : path] : [];
  });
  return `${command} && git add ${[...new Set([...changed.map(shown), ...generated])].map(quoted).join(" ")}`;
}

/** Findings of files that a catalog names and that are not there. */
const ofFiles = new Set<Diagnostic["code"]>([
  "unknown-part",
  "markdown-markers",
  "include-failed",
  "template-failed",
  "recorded-in-failed",
]);

/** A file that is there, and was never staged, is not to be created but to be added. */
function withUnstaged(diagnostic: Diagnostic, file: CatalogFile, staged: Staged, cwd: string): Diagnostic {
  const [, path] = /"([^"]+)"/.exec(diagnostic.message) ?? [];
  const isUnstaged = path !== undefined && !staged.files.has(path) && existsSync(join(file.folder, path));
  if (!ofFiles.has(diagnostic.code) || !isUnstaged) return diagnostic;
  const message = diagnostic.message.replace(/ does not exist$/, " is not staged");
  return { ...diagnostic, message, help: `run \`git add ${quoted(displayPath(cwd, join(file.folder, path)))}\`` };
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w./@:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function isAsStaged(path: string, staged: Buffer | undefined): boolean {
  try {
    return staged?.equals(readFileSync(path)) === true;
  } catch {
    return false;
  }
}
