import { realpathSync, statSync } from "node:fs";
import * as nodeModule from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { visible } from "../../emit/visible.js";
import type { MissingImport } from "../../sources/read-imports.js";
import { exportedFile } from "./exported-file.js";
import { manifestIn } from "./package-owner.js";

/** What npm takes for the name of a package, capitals of old ones included. */
const packageName = /^(?:@[A-Za-z0-9~-][\w.~-]*\/)?[A-Za-z0-9~-][\w.~-]*$/;

const asFile = "catalog.yaml";

/**
 * The catalog of an npm package as a file finds it: `./catalog.yaml` of the package's `exports`, or else catalog.yaml in its
 * folder. Nothing is cached, so that a watch sees what an installation changes.
 */
export async function packageCatalog(from: string, importer: string): Promise<string | MissingImport> {
  if (!packageName.test(from)) return noPackage(from, importer);
  const root = packageFolder(from, dirname(importer));
  if (root === undefined) {
    const { installCommand } = await import("./install-command.js");
    const help = `run \`${await installCommand(from, dirname(importer))}\``;
    return { message: `the package "${from}" is not installed`, help };
  }
  const { exports, version } = manifestIn(root) ?? {};
  const file = exportedFile(exports, `./${asFile}`) ?? asFile;
  const path = resolve(root, file);
  if (isFile(path)) return realpathSync(path);
  const release = typeof version === "string" ? ` ${visible(version)}` : "";
  const missing =
    file === asFile ? `has no ${asFile}` : `exports "${visible(file)}" as its catalog, which does not exist`;
  return {
    message: `the package "${from}"${release} ${missing}`,
    help: "`meterbook init --library` makes a package that has one; or import its file by a relative path",
  };
}

function noPackage(from: string, importer: string): MissingImport {
  const message = `"${from}" is neither the name of a package nor a relative path`;
  const isHere = isFile(resolve(dirname(importer), from)) && !/^[A-Za-z]:|^\//.test(from);
  return { message, help: isHere ? `write "./${from}"` : 'write a relative path with "./" or "../" ahead' };
}

/** Where Node finds a package from a folder, its links followed. */
function packageFolder(name: string, folder: string): string | undefined {
  const plugAndPlay = findPnpApi(folder);
  if (plugAndPlay !== undefined) return unqualified(name, folder, plugAndPlay);
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, "node_modules", name);
    if (basename(at) !== "node_modules" && statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      return realpathSync(path);
    }
    if (dirname(at) === at) return undefined;
  }
}

/** What Yarn adds to Node where packages are not in folders. */
type PnpApi = { readonly resolveToUnqualified: (name: string, importer: string) => string | null };

function findPnpApi(folder: string): PnpApi | undefined {
  // Yarn adds it to the module; no types know of it.
  const { findPnpApi: find } = nodeModule.Module as { readonly findPnpApi?: (path: string) => PnpApi | null };
  return find?.(`${folder}/`) ?? undefined;
}

function unqualified(name: string, folder: string, api: PnpApi): string | undefined {
  try {
    const path = api.resolveToUnqualified(name, `${folder}/`);
    return path === null ? undefined : realpathSync(path);
  } catch {
    // It throws where a package may not use another one.
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
