import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { ModuleSettings } from "../../init/import-extension.js";
import type { Project } from "../../init/plan-init.js";
import { inspect } from "../../write/entry.js";
import { attempt, Refusal } from "../../write/refusal.js";
import { gitIn, lineOf } from "../diff/git.js";

/** Looks at a project. Links and folders where files should be are refused, before anything is written. */
export async function readProject(cwd: string, catalog: string, paths: readonly string[]): Promise<Project> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const entry = inspect(cwd, path);
    if (entry.kind === "obstacle") {
      throw new Refusal(`cannot write "${path}": "${entry.at}" is ${entry.what}`, "move it away and run again");
    }
    if (entry.kind === "file")
      texts.set(
        path,
        attempt(`read "${path}"`, () => readFileSync(join(cwd, path), "utf8")),
      );
  }
  const files = attempt(`read the folder "${cwd}"`, () => readdirSync(cwd));
  const modules = files.includes("tsconfig.json") ? await readModuleSettings(cwd) : null;
  const schema = schemaFrom(cwd, dirname(join(cwd, catalog)));
  return { folderName: basename(cwd), files, texts, modules, schema, ...(await readRepository(cwd)) };
}

async function readRepository(cwd: string): Promise<Pick<Project, "isRepositoryRoot" | "isAtGithub">> {
  try {
    const git = gitIn(cwd);
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
    if (!(error instanceof Refusal)) throw error;
    return { isRepositoryRoot: true, isAtGithub: false };
  }
}

/** The settings of tsconfig.json with those that it extends; null when it cannot be read. */
async function readModuleSettings(cwd: string): Promise<ModuleSettings | null> {
  const { ts } = await import("../../emit/typescript/ts-morph.js");
  const { config, error } = ts.readConfigFile(join(cwd, "tsconfig.json"), ts.sys.readFile);
  if (error !== undefined) return null;
  const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, cwd);
  const { module, moduleResolution, allowImportingTsExtensions, rewriteRelativeImportExtensions } = options;
  return {
    module: module === undefined ? null : ts.ModuleKind[module],
    moduleResolution: moduleResolution === undefined ? null : ts.ModuleResolutionKind[moduleResolution],
    importsTs: allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true,
  };
}

/** The schema of the installed package, which may stand in a folder above; else where it will be. */
function schemaFrom(cwd: string, folder: string): string {
  const file = join("node_modules", "meterbook", "catalog.schema.json");
  let home = cwd;
  while (!existsSync(join(home, file)) && dirname(home) !== home) home = dirname(home);
  const path = relative(folder, join(existsSync(join(home, file)) ? home : cwd, file)).replaceAll(sep, "/");
  return path.startsWith("..") ? path : `./${path}`;
}
