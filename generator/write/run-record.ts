import { mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { replaceFile } from "./atomic-file.js";
import type { Destination } from "./destination.js";
import { removeLeftovers } from "./leftovers.js";
import { isInnerPath, parseJson, record } from "./manifest.js";

/** What the last run on this machine made of what. Paths have `/`; hashes are those of texts, in hexadecimal. */
export type RunRecord = {
  /** The output folder itself: one that was removed and cloned again is another. */
  readonly folder: string;
  /** `path` is the catalog's file name, `output` the folder that it asks for. */
  readonly catalog: { readonly path: string; readonly sha256: string; readonly output: string };
  /** The files that a catalog includes, relative to it, and the paths and globs that found them. */
  readonly parts: { readonly include: readonly string[]; readonly files: ReadonlyMap<string, string> };
  /** Own templates and included Markdown files, relative to the catalog. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Fingerprint of the code that emitted. */
  readonly generator: string;
  /** Whether the catalog has no findings and every artifact is of this catalog; only then can a run be skipped. */
  readonly clean: boolean;
  /** Files of the output folder, the manifest among them. */
  readonly artifacts: ReadonlyMap<string, string>;
  /** Markdown files updated in place, relative to the catalog, with the hash of what their blocks hold. */
  readonly inserts: ReadonlyMap<string, string>;
};

/** The record of this very folder; undefined in a fresh clone, and when it is none of this format. */
export function readRecord({ record: path, output }: Destination): RunRecord | undefined {
  if (path === null) return undefined;
  const found = parseRecord(readIfThere(path));
  return found !== undefined && found.folder === identityOf(output) ? found : undefined;
}

/** Writes it where there is a place for it; without one, runs take longer and nothing else. */
export function writeRecord({ record: path, output }: Destination, facts: Omit<RunRecord, "folder">): void {
  if (path === null) return;
  const text = recordText({ folder: identityOf(output), ...facts });
  if (readIfThere(path) === text) return;
  try {
    mkdirSync(dirname(path), { recursive: true });
    removeLeftovers(dirname(path));
    replaceFile(path, { text, mode: null, durable: false });
  } catch {
    // A cache that cannot be written is none.
  }
}

/** Empty when there is no folder. */
function identityOf(folder: string): string {
  const stats = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? "" : [stats.dev, stats.ino, stats.birthtimeNs].join(" ");
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function recordText({ parts, inputs, artifacts, inserts, ...rest }: RunRecord): string {
  const maps = { inputs: plain(inputs), artifacts: plain(artifacts), inserts: plain(inserts) };
  return JSON.stringify({ format: 1, ...rest, parts: { ...parts, files: plain(parts.files) }, ...maps });
}

function parseRecord(text: string): RunRecord | undefined {
  const { format, folder, generator, clean, catalog, parts, ...rest } = record(parseJson(text));
  const { path, sha256, output } = record(catalog);
  const { include, files: partFiles } = record(parts);
  const [files, inputs, artifacts, inserts] = [partFiles, rest["inputs"], rest["artifacts"], rest["inserts"]].map(
    hashes,
  );
  if (format !== 1 || typeof folder !== "string" || typeof generator !== "string" || typeof clean !== "boolean") return;
  if (typeof path !== "string" || typeof sha256 !== "string" || typeof output !== "string") return;
  if (!Array.isArray(include) || !files || !inputs || !artifacts || !inserts) return;
  const written = { include: include.map(String), files };
  return { folder, catalog: { path, sha256, output }, parts: written, inputs, generator, clean, artifacts, inserts };
}

/** Pairs rather than an object, whose keys could not be every name. */
function plain(map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function hashes(value: unknown): ReadonlyMap<string, string> | undefined {
  if (!Array.isArray(value)) return undefined;
  const map = new Map<string, string>();
  for (const [path, hash] of value.map((pair) => (Array.isArray(pair) ? pair : []))) {
    if (typeof path !== "string" || typeof hash !== "string" || !isInnerPath(path)) return undefined;
    map.set(path, hash);
  }
  return map;
}
