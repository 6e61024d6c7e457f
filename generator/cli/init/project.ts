import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { type ModuleSettings, moduleSettings, ownOptions } from "../../init/import-extension.js";
import type { Project } from "../../init/plan-init.js";
import type { Host } from "../host/host.js";
import { inspect } from "../../write/entry.js";
import { attempt, CommandError } from "../../write/command-error.js";
import { gitIn, lineOf } from "../git/git.js";

/** Looks at a project. Links and folders where files should be are errors, before anything is written. */
export async function readProject(host: Host, catalog: string, paths: readonly string[]): Promise<Project> {
  const { cwd } = host;
  const texts = new Map<string, string>();
  for (const path of paths) {
    const entry = inspect(cwd, path);
    if (entry.kind === "obstacle") {
      throw new CommandError(`cannot write "${path}": "${entry.at}" is ${entry.what}`, "move it away and run again");
    }
    if (entry.kind === "file")
      texts.set(
        path,
        attempt(`read "${path}"`, () => readFileSync(join(cwd, path), "utf8")),
      );
  }
  const files = attempt(`read the folder "${cwd}"`, () => readdirSync(cwd));
  const modules = files.includes("tsconfig.json") ? await readModuleSettings(join(cwd, "tsconfig.json")) : null;
  const schema = schemaFrom(cwd, dirname(join(cwd, catalog)));
  return { folderName: basename(cwd), files, texts, modules, schema, ...(await readRepository(host)) };
}

async function readRepository(host: Host): Promise<Pick<Project, "isRepositoryRoot" | "isAtGithub">> {
  try {
    const git = gitIn(host.cwd, host);
    const below = await git("rev-parse", "--show-prefix");
    const isRepositoryRoot = !below.ok || below.bytes.toString("utf8").trim() === "";
    const remote = await lineOf(
      git,
      "config",
      "--get-regexp",
      "^remote\\..*\\.url$",
      "^([a-z+]+://)?([^/@]*@)?github\\.com[:/]",
    );
    return { isRepositoryRoot, isAtGithub: remote !== undefined };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { isRepositoryRoot: true, isAtGithub: false };
  }
}

/** The settings of tsconfig.json with those that it extends, if these can be read; null when it cannot be read itself. */
async function readModuleSettings(path: string): Promise<ModuleSettings | null> {
  const text = textOf(path);
  const own = text === undefined ? undefined : ownOptions(text);
  if (own === undefined) return null;
  const { parseTsconfig } = await import("get-tsconfig");
  try {
    const { moduleResolution, ...options } = { ...parseTsconfig(path).compilerOptions };
    // Derived from `module` as compilers before 6.0 do, where nothing is said.
    const isDerived = moduleResolution === "classic" && own["moduleResolution"] === undefined;
    return moduleSettings(isDerived ? options : { ...options, moduleResolution });
  } catch {
    // What it extends is not installed, or is not sound.
    return moduleSettings(own);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The schema of the installed package, which may stand in a folder above; else where it will be. */
function schemaFrom(cwd: string, folder: string): string {
  const file = join("node_modules", "meterbook", "catalog.schema.json");
  let home = cwd;
  while (!existsSync(join(home, file)) && dirname(home) !== home) home = dirname(home);
  const path = relative(folder, join(existsSync(join(home, file)) ? home : cwd, file)).replaceAll(sep, "/");
  return path.startsWith("..") ? path : `./${path}`;
}
