import { statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { sha256 } from "./hash.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The file that remembers what the last run wrote to an output folder. */
export function recordPlace(catalogFolder: string, output: string, environment: Environment): string | null {
  const cache = cacheFolder(catalogFolder, environment);
  return cache === null ? null : join(cache, `${sha256(output).slice(0, 32)}.json`);
}

/**
 * Where runs remember something, and nothing is committed: in the cache of the nearest `node_modules` at or above a folder,
 * else in that of the user.
 */
export function cacheFolder(folder: string, environment: Environment): string | null {
  const cache = nearestModules(folder) ?? userCache(environment);
  return cache === null ? null : join(cache, "meterbook");
}

function nearestModules(folder: string): string | null {
  const modules = join(folder, "node_modules");
  if (isFolder(modules)) return join(modules, ".cache");
  return dirname(folder) === folder ? null : nearestModules(dirname(folder));
}

/** A loop of links, and what may not be looked at, is none. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** As the XDG Base Directory Specification has it, which ignores a relative path, and Windows. */
function userCache({ XDG_CACHE_HOME: cache, LOCALAPPDATA: local, HOME: home }: Environment): string | null {
  return [cache, local, home && join(home, ".cache")].find((path) => path && isAbsolute(path)) ?? null;
}
