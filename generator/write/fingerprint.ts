import { readdirSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { errnoOf } from "./refusal.js";

const generator = fileURLToPath(new URL("../", import.meta.url));

/** The folders whose code decides what an artifact holds, and the libraries that they print with. */
const folders = ["document", "emit", "model"];
const libraries = ["@atomic-ehr/ucum", "get-east-asian-width", "handlebars", "markdown-table", "yaml", "zod"];

/** A hash of the code that turns a catalog into artifacts: what it makes of a catalog changes only with it. */
export function fingerprint(): string {
  const hash = createHash("sha256");
  for (const path of ["pipeline.js", ...folders.flatMap(codeFiles)]) {
    const bytes = readOptional(join(generator, path));
    if (bytes !== undefined) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  for (const name of libraries) hash.update(`${name}\0${installedVersion(name)}\0`);
  return hash.digest("hex");
}

function codeFiles(folder: string): readonly string[] {
  const entries = readdirSync(join(generator, folder), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeFiles(path);
    return /\.(?:js|hbs)$/.test(entry.name) ? [path] : [];
  });
  return paths.sort();
}

/** Found as Node finds it, in the nearest `node_modules`, without running a line of the library. */
function installedVersion(name: string): string {
  for (let folder = generator, above = ""; folder !== above; folder = join(folder, "..")) {
    const text = readOptional(join(folder, "node_modules", name, "package.json"));
    if (text !== undefined) return /"version": *"([^"]*)"/.exec(text.toString("utf8"))?.[1] ?? "";
    above = folder;
  }
  return "";
}

function readOptional(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}
