import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, manifestOf } from "../../init/manifest.js";

/** Of the package.json in a folder; without fields where there is none. */
export function manifestIn(folder: string): Manifest {
  const file = join(folder, "package.json");
  return manifestOf(existsSync(file) ? readFileSync(file, "utf8") : undefined);
}
