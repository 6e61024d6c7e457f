import { DiagnosticCollector } from "../diagnostics/collector.js";
import { nearest } from "../diagnostics/suggest.js";
import { decodeSource } from "../document/decode.js";
import { createLocate } from "../document/locate.js";
import { readDocument } from "../document/read-document.js";
import { problemOfPattern } from "../inner-path.js";
import type { Place, SourceText } from "../source.js";
import type { CatalogText } from "./catalog-text.js";
import { type PartMatcher, isGlob, matcherOf } from "./part-matcher.js";

/** The folder of a catalog, on the disk or in a revision. Paths are from that folder, with `/`. */
export type PartFolder = {
  /** The files that a matcher matches, without the catalog itself. */
  readonly list: (matcher: PartMatcher) => Promise<readonly string[]>;
  /** As messages call a file. */
  readonly nameOf: (path: string) => string;
  /** Bytes, or why there are none, in the order of the paths. */
  readonly read: (paths: readonly string[]) => Promise<readonly (Buffer | Unreadable)[]>;
};

export type Unreadable = {
  readonly code: "unsafe-path" | "file-unreadable";
  readonly message: string;
  readonly help: string;
};

export type PartFile = { readonly path: string; readonly bytes: Buffer; readonly source: SourceText };

export type ReadCatalogText = {
  readonly text: CatalogText;
  readonly parts: readonly PartFile[];
  /** The paths and globs that were looked for. */
  readonly include: readonly string[];
};

/** Reads the files that a catalog includes. What cannot be read is among the problems of the text. */
export async function readParts(catalog: SourceText, folder: PartFolder): Promise<ReadCatalogText> {
  const found = new DiagnosticCollector();
  const includes = includesIn(catalog, found);
  const paths = includes.length === 0 ? [] : await list(includes, folder);
  await reportUnknown(includes, paths, folder, found);
  const contents = await folder.read(paths);
  const parts = paths.flatMap((path, index): readonly PartFile[] => {
    const content = contents[index];
    if (content === undefined) return [];
    if ("message" in content) {
      found.report(content.code, placeOf(path, includes), content.message, { help: content.help });
      return [];
    }
    const source = decodeSource(folder.nameOf(path), content, found);
    return source === undefined ? [] : [{ path, bytes: content, source }];
  });
  const text = { ...catalog, parts: parts.map(({ source }) => source), problems: found.sorted() };
  const include = includes.map(({ pattern }) => pattern);
  return { text: include.length === 0 && text.problems.length === 0 ? catalog : text, parts, include };
}

async function list(includes: readonly Include[], folder: PartFolder): Promise<readonly string[]> {
  const paths = await folder.list(matcherOf(includes.map(({ pattern }) => pattern)));
  return [...paths].sort((a, b) => (a < b ? -1 : 1));
}

async function reportUnknown(
  includes: readonly Include[],
  paths: readonly string[],
  folder: PartFolder,
  found: DiagnosticCollector,
): Promise<void> {
  const known = new Set(paths);
  for (const { pattern, place } of includes) {
    const isOfGlob = isGlob(pattern);
    if (isOfGlob ? paths.some(matcherOf([pattern]).matches) : known.has(pattern)) continue;
    const message = isOfGlob ? `no file is as "${pattern}"` : `the part "${pattern}" does not exist`;
    const near = isOfGlob ? undefined : nearest(pattern, await folder.list(matcherOf([siblingsOf(pattern)])));
    const help = near === undefined ? "create it, or correct the path" : `did you mean "${near}"?`;
    found.report("unknown-part", place, message, { help });
  }
}

function siblingsOf(path: string): string {
  return `${path.slice(0, path.lastIndexOf("/") + 1)}*`;
}

function placeOf(path: string, includes: readonly Include[]): Include["place"] {
  const meant = includes.find(({ pattern }) => matcherOf([pattern]).matches(path)) ?? includes[0];
  if (meant === undefined) throw new Error(`nothing includes "${path}"`);
  return meant.place;
}

/** An entry of `include`: a path, or a glob. */
type Include = { readonly pattern: string; readonly place: Place };

const longest = 256;

/** What a catalog includes, without what no file may be looked for; that is reported. Other faults are left to its reading. */
function includesIn(catalog: SourceText, found: DiagnosticCollector): readonly Include[] {
  const { node } = readDocument(catalog, new DiagnosticCollector());
  if (node === undefined) return [];
  const locate = createLocate(node.located, catalog);
  return written(node.data).flatMap((pattern, index): readonly Include[] => {
    if (typeof pattern !== "string" || pattern === "") return [];
    const place = locate(["include", index]);
    const reason = pattern.length > longest ? `is longer than ${longest} characters` : problemOfPattern(pattern);
    if (reason === undefined) return [{ pattern, place }];
    const help = 'write a path or a glob below the catalog\'s folder, as in "metrics/*.yaml"';
    found.report("unsafe-path", place, `"${pattern.slice(0, longest)}" ${reason}`, { help });
    return [];
  });
}

function written(data: unknown): readonly unknown[] {
  const include = typeof data === "object" && data !== null && "include" in data ? data.include : undefined;
  return Array.isArray(include) ? include : [];
}
