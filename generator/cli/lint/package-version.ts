import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readVersionNumber } from "../../model/lifetime.js";

/** The version that the package.json of a folder names; null when there is none that can be read. */
export function packageVersion(folder: string): string | null {
  try {
    const written: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const version = typeof written === "object" && written !== null && "version" in written ? written.version : null;
    return typeof version === "string" && readVersionNumber(version) !== undefined ? version : null;
  } catch {
    return null;
  }
}
