import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { replaceFile } from "./atomic-file.js";
import type { Destination } from "./destination.js";
import { sha256 } from "./hash.js";
import { findingsIn, type KeptFindings } from "./kept-findings.js";
import { removeLeftovers } from "./leftovers.js";
import { makeFolder } from "./make-folder.js";
import { isInnerPath, parseJson, record } from "./manifest.js";
import type { Printed } from "./wanted-file.js";

/** What the imports of a catalog led to. Paths are absolute. */
export type ImportRecord = {
  /** Where each name leads from the file that writes it. */
  readonly leads: readonly { readonly importer: string; readonly from: string; readonly path: string }[];
  /** With the hashes of what they hold. */
  readonly files: readonly (readonly [path: string, hash: string])[];
  /** Where no package.json was; one there would say that a file belongs to another package. */
  readonly absent: readonly string[];
  /** The patterns of imported catalogs, and the parts that they find below their folders. */
  readonly includes: readonly {
    readonly folder: string;
    readonly file: string;
    readonly patterns: readonly string[];
    readonly parts: readonly string[];
  }[];
};

/** What the last run on this machine made of what. Paths have `/`; hashes are those of texts, in hexadecimal. */
export type RunRecord = {
  /** The output folder itself: one that was removed and cloned again is another. */
  readonly folder: string;
  /** `path` is the catalog's file name, `output` the folder that it asks for. */
  readonly catalog: { readonly path: string; readonly sha256: string; readonly output: string };
  /** The files that a catalog includes, relative to it, and the paths and globs that found them. */
  readonly parts: { readonly include: readonly string[]; readonly files: ReadonlyMap<string, string> };
  readonly imports: ImportRecord;
  /** Own templates and included Markdown files, relative to the catalog. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Fingerprint of the code that emitted. */
  readonly generator: string;
  /** What a run that is skipped reports; null when none can be, as findings depend on more, or not every artifact is of this catalog. */
  readonly findings: KeptFindings | null;
  /** Files of the output folder, the manifest among them. */
  readonly artifacts: ReadonlyMap<string, string>;
  /** What that code printed of which inputs. */
  readonly printed: Printed;
  /** Markdown files updated in place, relative to the catalog, with the hash of what their blocks hold. */
  readonly inserts: ReadonlyMap<string, string>;
};

/** The record of this very folder; undefined in a fresh clone, and when it is none of this format. */
export function readRecord({ record: path, output }: Destination): RunRecord | undefined {
  if (path === null) return undefined;
  const folder = identityOf(output);
  const found = folder === "" ? undefined : parseRecord(readIfThere(path));
  return found?.folder === folder ? found : undefined;
}

/** Writes it where there is a place for it; without one, runs take longer and nothing else. */
export function writeRecord({ record: path, output }: Destination, facts: Omit<RunRecord, "folder">): void {
  if (path === null) return;
  const text = recordText({ folder: identityOf(output), ...facts });
  if (readIfThere(path) === text) return;
  try {
    makeFolder(dirname(path));
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

/** A record of 10 000 metrics has less than a hundredth of it. */
const mostBytes = 64 * 1024 * 1024;

/** Empty where there is no plain file, or one that no run would write. */
function readIfThere(path: string): string {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= mostBytes ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}

/** A line with the hash of the other one, so that a file that lost or changed some of its bytes is none. */
function recordText({ parts, inputs, artifacts, printed, inserts, ...rest }: RunRecord): string {
  const maps = { inputs: plain(inputs), artifacts: plain(artifacts), inserts: plain(inserts) };
  const texts = [...printed].map(([path, { inputHash, sha256 }]) => [path, inputHash, sha256]);
  const whole = { format: 4, ...rest, parts: { ...parts, files: plain(parts.files) }, ...maps, printed: texts };
  const text = JSON.stringify(whole);
  return `${sha256(text)}\n${text}`;
}

function parseRecord(file: string): RunRecord | undefined {
  const [hash = "", text = ""] = file.split("\n");
  if (sha256(text) !== hash) return undefined;
  const { format, folder, generator, catalog, parts, ...rest } = record(parseJson(text));
  const { path, sha256: catalogHash, output } = record(catalog);
  const { include, files: partFiles } = record(parts);
  const imports = importsIn(rest["imports"]);
  const [files, inputs, artifacts] = [partFiles, rest["inputs"], rest["artifacts"]].map((each) => hashes(each));
  // Documents may lie above the catalog's folder.
  const printed = printedIn(rest["printed"]);
  const findings = findingsIn(rest["findings"]);
  const inserts = hashes(rest["inserts"], (path) => isInnerPath(path.replace(/^(?:\.\.\/)+/, "")));
  if (format !== 4 || typeof folder !== "string" || typeof generator !== "string") return;
  if (
    findings === undefined ||
    typeof path !== "string" ||
    typeof catalogHash !== "string" ||
    typeof output !== "string"
  )
    return;
  if (!Array.isArray(include) || !files || !inputs || !artifacts || !inserts || !imports || !printed) return;
  const written = { include: include.map(String), files };
  return {
    folder,
    catalog: { path, sha256: catalogHash, output },
    parts: written,
    imports,
    inputs,
    generator,
    findings,
    artifacts,
    printed,
    inserts,
  };
}

function printedIn(value: unknown): Printed | undefined {
  if (!Array.isArray(value)) return undefined;
  const printed = new Map<string, { readonly inputHash: string; readonly sha256: string }>();
  for (const [path, inputHash, sha256] of value.map((each) => (Array.isArray(each) ? each : []))) {
    if (typeof path !== "string" || typeof inputHash !== "string" || typeof sha256 !== "string") return undefined;
    printed.set(path, { inputHash, sha256 });
  }
  return printed;
}

/** It is our own file: what is not as it should be makes all of it worthless. */
function importsIn(value: unknown): ImportRecord | undefined {
  const { leads, files, absent, includes } = record(value);
  if (!Array.isArray(leads) || !Array.isArray(files) || !Array.isArray(includes)) return undefined;
  if (!Array.isArray(absent) || !absent.every((path) => typeof path === "string")) return undefined;
  const isWhole =
    leads.every((lead) => hasTexts(record(lead), ["importer", "from", "path"])) &&
    files.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((each) => typeof each === "string")) &&
    includes.every((each) => {
      const { patterns, parts } = record(each);
      return hasTexts(record(each), ["folder", "file"]) && Array.isArray(patterns) && Array.isArray(parts);
    });
  return isWhole ? { leads, files, absent, includes } : undefined;
}

function hasTexts(value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return keys.every((key) => typeof value[key] === "string");
}

/** Pairs rather than an object, whose keys could not be every name. */
function plain(map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function hashes(value: unknown, isPath = isInnerPath): ReadonlyMap<string, string> | undefined {
  if (!Array.isArray(value)) return undefined;
  const map = new Map<string, string>();
  for (const [path, hash] of value.map((pair) => (Array.isArray(pair) ? pair : []))) {
    if (typeof path !== "string" || typeof hash !== "string" || !isPath(path)) return undefined;
    map.set(path, hash);
  }
  return map;
}
