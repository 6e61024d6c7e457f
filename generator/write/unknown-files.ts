import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { looksGenerated } from "./entry.js";
import { manifestPath } from "./manifest.js";

/** Folders deeper than this are not looked into; no artifact lies there. */
const maxDepth = 8;

/**
 * The files below a folder that begin as an artifact does and are not among the known ones, sorted. Hidden folders,
 * `node_modules`, linked folders and folders with a manifest of their own are passed over.
 */
export function findUnknown(root: string, known: ReadonlySet<string>): readonly string[] {
  return filesBelow(root, "", 0).filter((path) => !known.has(path) && looksGenerated(beginningOf(join(root, path))));
}

function filesBelow(root: string, path: string, depth: number): readonly string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (depth > 0 && entries.some((entry) => entry.name === manifestPath)) return [];
  return entries.flatMap((entry) => {
    const inner = path === "" ? entry.name : `${path}/${entry.name}`;
    if (entry.isFile()) return [inner];
    const isOpen = entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules";
    return isOpen && depth < maxDepth ? filesBelow(root, inner, depth + 1) : [];
  });
}

/** The first bytes of a file; nothing when it may not be read. */
function beginningOf(path: string): string {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(64);
      return bytes.toString("latin1", 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return "";
  }
}
