import { spawn } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type OutputFile } from "esbuild";
import { temporaryFolder } from "../generator/temporary-folder.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Writes down each module that is loaded, in the order of loading; hides packages as if they were not installed, and puts
 * others in the place of some.
 */
const loader = `
import { appendFileSync } from "node:fs";
const renamed = new Map(process.env.RENAMED_PACKAGES?.split(" ").map((each) => each.split("=")));
export function resolve(specifier, context, next) {
  const wanted = renamed.get(specifier) ?? specifier;
  if (!process.env.MISSING_PACKAGES?.split(" ").includes(wanted)) return next(wanted, context);
  throw Object.assign(new Error("Cannot find package '" + specifier + "'"), { code: "ERR_MODULE_NOT_FOUND" });
}
export function load(url, context, next) {
  appendFileSync(process.env.LOADED_MODULES, url + "\\n");
  return next(url, context);
}`;

type Outcome = { readonly code: number | null; readonly output: string; readonly errors: string };

/** With the packages that it loads, which saves a program most of the time that it takes to begin. */
const withPackages: BuildOptions = {
  // The program has the first itself; of the others, which are CommonJS, an import in a bundle has no names.
  external: ["@opentelemetry/api", "@opentelemetry/context-async-hooks", "@opentelemetry/exporter-prometheus"],
  mainFields: ["module", "main"],
  minify: true,
  banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
};

const built = new Map<BuildOptions, Promise<readonly OutputFile[]>>();

/** The package's sources as files that Node runs, which all programs of this process share. */
function bundle(options: BuildOptions): Promise<readonly OutputFile[]> {
  const files =
    built.get(options) ??
    build({
      entryPoints: ["config", "index"].map((name) => join(root, `src/telemetry/${name}.ts`)),
      outdir: root,
      write: false as const,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      ...options,
    }).then(({ outputFiles }) => outputFiles ?? []);
  built.set(options, files);
  return files;
}

const withoutPackages: BuildOptions = { packages: "external" };

/**
 * Runs a program of its own against the package's sources. It imports "./config.js", "./index.js" and whatever
 * packages it likes.
 */
export async function runProgram(
  program: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const isHooked = "MISSING_PACKAGES" in environment || "RENAMED_PACKAGES" in environment;
  if (isHooked) return (await runWatched(program, environment)).outcome;
  return run(await folderWith(program, withPackages), environment, []);
}

/** The same, and each module that was loaded. */
export async function runWatched(program: string, environment: Readonly<Record<string, string>> = {}) {
  const folder = await folderWith(program, withoutPackages);
  const [list, preload] = [join(folder, "loaded.txt"), join(folder, "preload.mjs")];
  writeFileSync(list, "");
  writeFileSync(join(folder, "loader.mjs"), loader);
  writeFileSync(preload, 'import { register } from "node:module"; register("./loader.mjs", import.meta.url);');
  // Node 26 warns of the hooks, which are the test's own.
  const flags = ["--disable-warning=DEP0205", "--import", preload];
  const outcome = await run(folder, { LOADED_MODULES: list, ...environment }, flags);
  return { outcome, loaded: readFileSync(list, "utf8").trim().split("\n") };
}

async function folderWith(program: string, options: BuildOptions): Promise<string> {
  const folder = temporaryFolder({ "program.mjs": program, "work/.keep": "" });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const { path, contents } of await bundle(options)) writeFileSync(join(folder, basename(path)), contents);
  return folder;
}

async function run(
  folder: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[],
): Promise<Outcome> {
  const child = spawn(process.execPath, [...flags, join(folder, "program.mjs")], {
    cwd: join(folder, "work"),
    env: { PATH: process.env["PATH"] ?? "", ...environment },
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output: output.join(""), errors: errors.join("") };
}
