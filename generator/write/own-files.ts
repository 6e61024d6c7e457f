import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { outputNames } from "../vocabulary.js";
import { artifactName } from "./destination.js";
import { looksGenerated } from "./entry.js";
import { manifestPath } from "./manifest.js";
import type { WantedFile } from "./wanted-file.js";

/** Folders deeper than this are not looked into; no artifact lies there. */
const maxDepth = 8;

/** The files below a folder that begin as an artifact does. */
export type GeneratedFiles = {
  /** Those in the places of Meterbook's own outputs: they are Meterbook's. */
  readonly own: readonly string[];
  /** All others, such as copies. */
  readonly others: readonly string[];
};

/**
 * Looks for generated files, sorted. Hidden folders, `node_modules`, linked folders and folders with a manifest of their
 * own are passed over.
 */
export function generatedFiles(root: string): GeneratedFiles {
  const found = statSync(root, { throwIfNoEntry: false })?.isDirectory() === true ? filesBelow(root, "", 0) : [];
  const generated = found.filter((path) => path !== manifestPath && looksGenerated(beginningOf(join(root, path))));
  return { own: generated.filter(isOwnPlace), others: generated.filter((path) => !isOwnPlace(path)) };
}

/** Whether a later run will know the file as Meterbook's by its place and its first line. */
export function isRecognized({ path, isGenerated }: WantedFile): boolean {
  return isOwnPlace(path) && isGenerated;
}

function isOwnPlace(path: string): boolean {
  const name = artifactName(path);
  return outputNames.some((own) => own === name);
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
