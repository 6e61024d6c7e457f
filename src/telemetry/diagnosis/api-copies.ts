import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** One installed copy of `@opentelemetry/api`. */
export type ApiCopy = { readonly folder: string; readonly version: string };

function folderOf(from: string): string | undefined {
  try {
    const entry = createRequire(from).resolve("@opentelemetry/api");
    const at = entry.lastIndexOf(join("@opentelemetry", "api"));
    return at === -1 ? dirname(entry) : realpathSync(entry.slice(0, at + join("@opentelemetry", "api").length));
  } catch {
    return undefined;
  }
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
  const files = Object.keys(createRequire(from).cache ?? {});
  return files.flatMap((file) => /^(.*[\\/]@opentelemetry[\\/]api)[\\/]build[\\/]/.exec(file)?.[1] ?? []);
}

/** Every copy of the API that this runtime, the program in `folder`, or a loaded module uses; more than one is a fault. */
export function findApiCopies(folder: string): readonly ApiCopy[] {
  const program = pathToFileURL(join(folder, "index.js")).href;
  const folders = [folderOf(import.meta.url), folderOf(program), ...loadedFolders(import.meta.url)];
  return [...new Set(folders.filter((one) => one !== undefined))].map((one) => ({
    folder: one,
    version: versionOf(one),
  }));
}
