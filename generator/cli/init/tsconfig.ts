import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { ownConfig } from "../../init/tsconfig-text.js";
import { type ModuleSettings, moduleSettings } from "../../init/import-extension.js";
import type { Compiled } from "../../init/source-folder.js";

/** What the compiler is asked for, as far as it concerns generated files. */
type CompilerSettings = { readonly modules: ModuleSettings; readonly compiled: Compiled };

type Config = {
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
  readonly include?: readonly string[];
  readonly files?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
};

/**
 * The settings of the tsconfig.json of a project with those that it extends, if these can be read; null when it cannot be read
 * itself. One that only refers to others stands for the first of them, as in a project made by Vite.
 */
export async function readCompilerSettings(folder: string): Promise<CompilerSettings | null> {
  const path = join(folder, "tsconfig.json");
  const config = await readConfig(path);
  if (config === null) return null;
  const [referred] = config.files?.length === 0 && config.include === undefined ? (config.references ?? []) : [];
  const other = referred === undefined ? undefined : configAt(resolve(folder, referred.path));
  const inner = other === undefined ? null : await readConfig(other);
  return inner === null || other === undefined ? settings(config, path, folder) : settings(inner, other, folder);
}

function settings(config: Config, path: string, folder: string): CompilerSettings {
  const options = config.compilerOptions ?? {};
  const below = (each: string) => relative(folder, resolve(dirname(path), each)).replaceAll(sep, "/");
  const { rootDir } = options;
  const include = [...(config.files ?? []), ...(config.include ?? [])];
  return {
    modules: moduleSettings(options),
    compiled: { rootDir: typeof rootDir === "string" ? below(rootDir) : null, include: include.map(below) },
  };
}

async function readConfig(path: string): Promise<Config | null> {
  const text = textOf(path);
  const own = text === undefined ? undefined : ownConfig(text);
  if (own === undefined) return null;
  const { parseTsconfig } = await import("get-tsconfig");
  try {
    const { compilerOptions, ...rest } = parseTsconfig(path);
    const { moduleResolution, ...options } = { ...compilerOptions };
    // Derived from `module` as compilers before 6.0 do, where nothing is said.
    const isDerived = moduleResolution === "classic" && own.compilerOptions["moduleResolution"] === undefined;
    return { ...rest, compilerOptions: isDerived ? options : { ...options, moduleResolution } };
  } catch {
    // What it extends is not installed, or is not sound.
    return own;
  }
}

function configAt(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? join(path, "tsconfig.json") : path;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
