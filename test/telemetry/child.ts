import { spawn } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type OutputFile } from "esbuild";
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

type Outcome = {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  readonly loaded: readonly string[];
};

let built: Promise<readonly OutputFile[]> | undefined;

/** The package's sources as files that Node runs, which all programs of this process share. */
function bundle(): Promise<readonly OutputFile[]> {
  built ??= build({
    entryPoints: ["config", "index"].map((name) => join(root, `src/telemetry/${name}.ts`)),
    outdir: root,
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
  }).then(({ outputFiles }) => outputFiles);
  return built;
}

/**
 * Runs a program of its own against the package's sources. It imports "./config.js", "./index.js" and whatever
 * packages it likes.
 */
export async function runProgram(
  program: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const folder = temporaryFolder({ "loader.mjs": loader, "program.mjs": program, "loaded.txt": "", "work/.keep": "" });
  const preload = `import { register } from "node:module"; register("./loader.mjs", import.meta.url);`;
  writeFileSync(join(folder, "preload.mjs"), preload);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const { path, contents } of await bundle()) writeFileSync(join(folder, basename(path)), contents);
  const path = process.env["PATH"] ?? "";
  // Node 26 warns of the hooks, which are the test's own.
  const flags = ["--disable-warning=DEP0205", "--import", join(folder, "preload.mjs")];
  const child = spawn(process.execPath, [...flags, join(folder, "program.mjs")], {
    cwd: join(folder, "work"),
    env: { PATH: path, LOADED_MODULES: join(folder, "loaded.txt"), ...environment },
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.on("data", (chunk) => output.push(String(chunk)));
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const loaded = readFileSync(join(folder, "loaded.txt"), "utf8").trim().split("\n");
  return { code, output: output.join(""), errors: errors.join(""), loaded };
}
