import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** One installed copy of `@opentelemetry/api`. */
export type ApiCopy = { readonly folder: string; readonly version: string };

/** Asked of the process: bundlers would replace what is imported by a name that they know, and warn of it. */
const { createRequire: requireFrom } = process.getBuiltinModule("node:module");

/** In a bundle of CommonJS there is none: the bundle stands for all that it holds. */
const ownAddress = import.meta.url as string | undefined;

/** The file that is loaded for a package, or undefined if it is not installed. */
function entryOf(name: string, from: string | undefined): string | undefined {
  if (from === undefined) return undefined;
  try {
    return requireFrom(from).resolve(name);
  } catch {
    return undefined;
  }
}

function folderOf(from: string | undefined): string | undefined {
  const entry = entryOf("@opentelemetry/api", from);
  if (entry === undefined) return undefined;
  const at = entry.lastIndexOf(join("@opentelemetry", "api"));
  return at === -1 ? dirname(entry) : realpathSync(entry.slice(0, at + join("@opentelemetry", "api").length));
}

function versionOf(folder: string): string {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return typeof version === "string" ? version : "unknown";
  } catch {
    return "unknown";
  }
}

/** Copies that are loaded into this process. Only CommonJS keeps a list, which 1.9 is always in. */
function loadedFolders(from: string): readonly string[] {
  const files = Object.keys(requireFrom(from).cache ?? {});
  return files.flatMap((file) => /^(.*[\\/]@opentelemetry[\\/]api)[\\/]build[\\/]/.exec(file)?.[1] ?? []);
}

/**
 * Every copy of the API that this package, the program in `folder`, its recorders, or a loaded module uses; more than one
 * is a fault.
 */
export function findApiCopies(folder: string): readonly ApiCopy[] {
  const program = pathToFileURL(join(folder, "index.js")).href;
  const recorders = entryOf("@meterbook/runtime", program);
  const folders = [
    folderOf(ownAddress),
    folderOf(program),
    ...(recorders === undefined ? [] : [folderOf(recorders)]),
    ...loadedFolders(program),
  ];
  return [...new Set(folders.filter((one) => one !== undefined))].map((one) => ({
    folder: one,
    version: versionOf(one),
  }));
}
