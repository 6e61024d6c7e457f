import { statSync } from "node:fs";
import { resolve } from "node:path";
import { globSync, isDynamicPattern } from "tinyglobby";
import type { CodeProblem, CodeRequest } from "../../typescript/project.js";
import { CommandError, errnoOf } from "../../write/command-error.js";

/** Which code a command is to read, as a person names it. */
type NamedCode = {
  /** A tsconfig.json, or its folder; null takes the one of the current folder. */
  readonly project: string | null;
  /** Files and globs; none stands for those of the project. */
  readonly sources: readonly string[];
};

const leftOut = ["**/node_modules/**", "**/*.d.{ts,mts,cts}"];

/** The same with every path whole, `/` between steps. */
export function codeRequest({ project, sources }: NamedCode, cwd: string): CodeRequest {
  const named = project === null ? null : resolve(cwd, project);
  const isFolder = named !== null && statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
  const tsconfig = named === null ? null : isFolder ? resolve(named, "tsconfig.json") : named;
  if (tsconfig !== null && statSync(tsconfig, { throwIfNoEntry: false }) === undefined) {
    throw new CommandError(`there is no project "${project}"`, "name a tsconfig.json, or leave `--project` out");
  }
  const files = sources.flatMap((source) => filesNamed(source, cwd));
  return { folder: slashed(cwd), tsconfig: tsconfig === null ? null : slashed(tsconfig), files };
}

function filesNamed(source: string, cwd: string): readonly string[] {
  const path = resolve(cwd, source);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return [slashed(path)];
  const pattern = stats?.isDirectory() === true ? "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}" : source;
  const folder = stats?.isDirectory() === true ? path : cwd;
  const found =
    stats === undefined && !isDynamicPattern(source)
      ? []
      : globSync(pattern, { cwd: folder, absolute: true, ignore: leftOut });
  if (found.length === 0)
    throw new CommandError(`no file of code is at "${source}"`, "correct the path or the pattern");
  return found.map(slashed);
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

/** What reads code, which needs a package that only those install who use it. */
export async function withEngine<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing("ts-morph", error)) throw error;
    throw new CommandError(
      "reading TypeScript needs the package ts-morph, which is not installed",
      "run `npm install --save-dev ts-morph`; Meterbook does without it elsewhere",
    );
  }
}

/** Whether a package cannot be found, by `require` or by `import`, which quote its name. */
function isMissing(name: string, error: unknown): boolean {
  const code = errnoOf(error);
  return (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") && String(error).includes(`'${name}'`);
}

/** What was read; a project that cannot be is the person's to correct. */
export function readOr<Read extends object>(read: Read | CodeProblem): Read {
  if (isProblem(read)) throw new CommandError(read.message, read.help);
  return read;
}

function isProblem(read: object): read is CodeProblem {
  return "message" in read && "help" in read;
}
