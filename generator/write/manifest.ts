import { sha256 } from "./hash.js";

/** What a run generated, and from what. Paths have `/`; hashes are SHA-256 in hexadecimal. */
export type Manifest = {
  /** `path` is the catalog's file name, `output` the folder that it asks for. */
  readonly catalog: { readonly path: string; readonly sha256: string; readonly output: string };
  /** The files that a catalog includes, relative to it, and the paths and globs that found them. */
  readonly parts: Parts;
  /** Own templates and included Markdown files, relative to the catalog. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Fingerprint of the code that emitted. */
  readonly generator: string;
  /** Whether the catalog has no findings and every artifact is of this catalog; only then can a run be skipped. */
  readonly clean: boolean;
  /** Files of the output folder, this one excepted. */
  readonly artifacts: ReadonlyMap<string, string>;
  /** Markdown files updated in place, relative to the catalog, with the hash of what their blocks hold. */
  readonly inserts: ReadonlyMap<string, string>;
};

type Parts = { readonly include: readonly string[]; readonly files: ReadonlyMap<string, string> };

export const manifestPath = "manifest.json";

/** The text of the file. Its `seal` covers everything else, so that a change by hand shows. */
export function manifestText(manifest: Manifest): string {
  const plain = toPlain(manifest);
  return `${JSON.stringify({ ...plain, seal: sealOf(plain) }, null, 2)}\n`;
}

/** Undefined when the text is no manifest of this format, or was changed after it had been written. */
export function parseManifest(text: string): Manifest | undefined {
  const manifest = readManifest(text);
  return manifest !== undefined && manifestText(manifest) === text ? manifest : undefined;
}

/** As `parseManifest`, but a broken seal is accepted: enough to know which files were once generated. */
export function readManifest(text: string): Manifest | undefined {
  const { format, generator, clean, catalog, parts: written, ...rest } = record(parseJson(text));
  const { path, sha256: hash, output } = record(catalog);
  const [inputs, artifacts, inserts] = ["inputs", "artifacts", "inserts"].map((key) => hashes(rest[key]));
  const parts = partsIn(written);
  if (format !== 1) return undefined;
  if (typeof path !== "string" || typeof hash !== "string" || typeof output !== "string") return undefined;
  if (typeof generator !== "string" || typeof clean !== "boolean") return undefined;
  if (inputs === undefined || artifacts === undefined || inserts === undefined || parts === undefined) return undefined;
  return { catalog: { path, sha256: hash, output }, parts, inputs, generator, clean, artifacts, inserts };
}

/** A catalog of one file has none, and its manifest says nothing of them. */
function partsIn(written: unknown): Parts | undefined {
  if (written === undefined) return { include: [], files: new Map() };
  const { include, files } = record(written);
  const found = hashes(files);
  if (found === undefined || !Array.isArray(include)) return undefined;
  return { include: include.map(String), files: found };
}

/** Whether a path stays below the folder it is relative to, on every platform. */
export function isInnerPath(path: string): boolean {
  return path !== "" && !/[\\:\0]/.test(path) && path.split("/").every((part) => !["", ".", ".."].includes(part));
}

function toPlain(manifest: Manifest): Readonly<Record<string, unknown>> {
  const { parts } = manifest;
  return {
    format: 1,
    catalog: { path: manifest.catalog.path, sha256: manifest.catalog.sha256, output: manifest.catalog.output },
    ...(parts.include.length > 0 && { parts: { include: parts.include, files: sorted(parts.files) } }),
    inputs: sorted(manifest.inputs),
    generator: manifest.generator,
    clean: manifest.clean,
    artifacts: sorted(manifest.artifacts),
    inserts: sorted(manifest.inserts),
  };
}

function sealOf(plain: Readonly<Record<string, unknown>>): string {
  return sha256(JSON.stringify(plain));
}

function sorted(map: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without keys when the value is no object. */
function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function hashes(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value !== "object") return undefined;
  const map = new Map<string, string>();
  for (const [path, hash] of Object.entries(record(value))) {
    if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash) || !isInnerPath(path)) return undefined;
    map.set(path, hash);
  }
  return map;
}
