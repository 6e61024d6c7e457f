import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix, relative, sep } from "node:path";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { CodeFacts } from "../../init/code-settings.js";
import { askedPackages, manifestOf } from "../../init/manifest.js";
import { schemaName } from "../../init/plan-init.js";
import { prettierIgnorePath } from "../../init/prettier-ignore.js";
import type { Project } from "../../init/project.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { inspect } from "../../write/entry.js";
import { gitIn, lineOf, linesOf } from "../git/git.js";
import type { Host } from "../host/host.js";
import { readFormatters } from "./formatters.js";
import { isWorkspaceRoot, readManager } from "./manager.js";
import { manifestIn } from "./manifest-in.js";
import { findOwnMetrics } from "./metric-code.js";
import { sourceFiles } from "./source-files.js";
import { readCompilerSettings } from "./tsconfig.js";
import { foldersAbove, nearest } from "./upwards.js";

/** Looks at a project. Links and folders where files should be are errors, before anything is written. */
export async function readProject(host: Host, catalog: string, touched: readonly string[]): Promise<Project> {
  const { cwd, environment, node } = host;
  const { top, ...repository } = await readRepository(host);
  const above = foldersOfProject(cwd, top);
  const formatters = readFormatters(cwd, above);
  const ignored = formatters.map(({ up }) => posix.join(up, prettierIgnorePath));
  const schemaFile = posix.join(posix.dirname(catalog), schemaName);
  const texts = readTexts(cwd, [catalog, schemaFile, ...touched, ...ignored]);
  const files = attempt(`read the folder "${cwd}"`, () => readdirSync(cwd));
  const manifest = manifestOf(texts.get("package.json"));
  const asked = askedPackages(manifest);
  const settings = await readCompilerSettings(cwd);
  const { commands } = await import("../program/commands.js");
  const sources = sourceFiles(cwd);
  return {
    folderName: basename(cwd),
    files,
    texts,
    manifest,
    code: readCode(cwd, above, { files, sources }),
    modules: settings?.modules ?? null,
    compiled: settings?.compiled ?? null,
    output: await readOutput(texts.get(catalog), catalog),
    ...(await readSchema(cwd, [cwd, ...above], catalog)),
    manager: await readManager({ cwd, top, environment }),
    formatters,
    node,
    api: installedApi(cwd) ?? asked.get("@opentelemetry/api") ?? null,
    ownMetrics: findOwnMetrics(cwd, sources, [...asked.keys()]),
    hasImport: commands.some(({ name }) => name === "import"),
    ...repository,
  };
}

/** The folders above one that belong to its repository or, outside of one, to its workspace. */
function foldersOfProject(cwd: string, top: string | null): readonly string[] {
  const above = foldersAbove(cwd, top);
  return top === null ? above.slice(0, above.findIndex(isWorkspaceRoot) + 1) : above;
}

function readTexts(cwd: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const entry = inspect(cwd, path);
    if (entry.kind === "obstacle") {
      throw new CommandError(`cannot write "${path}": "${entry.at}" is ${entry.what}`, "move it away and run again");
    }
    if (entry.kind === "absent") continue;
    const read = () => readFileSync(join(cwd, path), "utf8");
    texts.set(path, attempt(`read "${path}"`, read));
  }
  return texts;
}

/** The folder that a catalog names, whatever else is wrong with it; null where there is none, or it cannot be read. */
async function readOutput(text: string | undefined, name: string): Promise<string | null> {
  if (text === undefined) return null;
  const { parseCatalog } = await import("../../document/parse.js");
  const located = parseCatalog({ name, text }, new DiagnosticCollector());
  return located?.document.generate?.output ?? null;
}

type Repository = Pick<Project, "isRepositoryRoot" | "isAtGithub"> & { readonly top: string | null };

const noRepository: Repository = { top: null, isRepositoryRoot: true, isAtGithub: false };

async function readRepository(host: Host): Promise<Repository> {
  try {
    const git = gitIn(host.cwd, host);
    const [top, below] = await linesOf(git, "rev-parse", "--show-toplevel", "--show-prefix");
    if (top === undefined) return noRepository;
    const atGithub = ["^remote\\..*\\.url$", "^([a-z+]+://)?([^/@]*@)?github\\.com[:/]"];
    const remote = await lineOf(git, "config", "--get-regexp", ...atGithub);
    return { top, isRepositoryRoot: below === undefined, isAtGithub: remote !== undefined };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return noRepository;
  }
}

/** The version of the API that a program in the folder would load. */
function installedApi(cwd: string): string | null {
  const file = nearest(cwd, null, join("node_modules", "@opentelemetry", "api", "package.json"));
  if (file === undefined) return null;
  const { version } = manifestOf(attempt(`read "${file}"`, () => readFileSync(file, "utf8")));
  return typeof version === "string" ? version : null;
}

/** Yarn keeps packages in archives, where no editor looks, unless `nodeLinker` says otherwise. */
async function readSchema(
  cwd: string,
  folders: readonly string[],
  catalog: string,
): Promise<Pick<Project, "schema" | "schemaText">> {
  const isPlugAndPlay = folders.some((folder) => existsSync(join(folder, ".pnp.cjs")));
  if (!isPlugAndPlay) return { schema: schemaFrom(cwd, dirname(join(cwd, catalog))), schemaText: null };
  const { catalogJsonSchemaText } = await import("../../document/json-schema.js");
  return { schema: `./${schemaName}`, schemaText: catalogJsonSchemaText() };
}

/** The schema of the installed package, which may stand in a folder above; else where it will be. */
function schemaFrom(cwd: string, folder: string): string {
  const file = join("node_modules", "meterbook", "catalog.schema.json");
  const path = relative(folder, nearest(cwd, null, file) ?? join(cwd, file)).replaceAll(sep, "/");
  return path.startsWith("..") ? path : `./${path}`;
}

const typescript = /(?<!\.d)\.[cm]?tsx?$/;
const javascript = /(?<!\.config)\.[cm]?jsx?$/;

/** What is known of the code of a project; `files` are the names in its folder, `sources` its files of code. */
function readCode(
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
