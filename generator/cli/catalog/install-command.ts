import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { askedPackages } from "../../init/manifest.js";
import { defaultManager, packageManager } from "../../init/package-manager.js";
import { readManager } from "../init/manager.js";
import { manifestIn } from "./package-owner.js";

/** The command that installs a package which a catalog in this folder imports: as it is asked for, or as a new one. */
export async function installCommand(name: string, folder: string): Promise<string> {
  const project = projectOf(folder);
  const facts = await readManager({ cwd: project, top: null, environment: {} });
  const manager = packageManager(facts) ?? defaultManager;
  const isAsked = askedPackages(manifestIn(project) ?? {}).has(name);
  return isAsked ? `${manager.add.split(" ")[0]} install` : `${manager.addDevelopment} ${name}`;
}

/** The nearest folder with a package.json. */
function projectOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) return at;
    if (dirname(at) === at) return folder;
  }
}
