import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DiagnosticCode, diagnosticCodes } from "../../diagnostics/codes.js";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type Diagnostic, placeOf, sourceOf } from "../../diagnostics/diagnostic.js";
import { decodeSource } from "../../document/decode.js";
import type { SourceText } from "../../source.js";
import { sha256, textHash } from "../../write/hash.js";
import { bounded, type KeptFinding, type KeptFindings, type KeptPlace, noFindings } from "../../write/kept-findings.js";
import type { RunRecord } from "../../write/run-record.js";
import { displayPath } from "../terminal/display.js";

/** The files that a run and its record name. */
type Named = Pick<RunRecord, "catalog" | "parts" | "imports">;

/** Where a run takes place: findings name files as they are seen from `cwd`. */
type Whence = { readonly folder: string; readonly cwd: string };

/** With the bytes of the catalog, which have the hash of the record. */
type Known = Whence & { readonly bytes: Buffer };

/**
 * Warnings that follow from the texts of a catalog and what it imports, for a run over the very same texts; null when one is
 * about another file, or they are too many.
 */
export function keptFindings(diagnostics: readonly Diagnostic[], named: Named, whence: Whence): KeptFindings | null {
  if (diagnostics.length === 0) return noFindings;
  const files = filesOf(named, whence).map(({ path }, number) => [displayPath(whence.cwd, path), number] as const);
  const numbers = new Map(files);
  const texts = new Map<number, string | null>();
  const placed = (source: SourceText, span: KeptPlace["span"]): KeptPlace | undefined => {
    const file = numbers.get(source.name);
    if (file === undefined) return undefined;
    if (!texts.has(file)) texts.set(file, lineEndsOf(source));
    return { file, span };
  };
  const list: KeptFinding[] = [];
  for (const diagnostic of diagnostics) {
    const { code, severity, message, help } = diagnostic;
    const place = placeOf(diagnostic);
    const at = placed(sourceOf(diagnostic), place && [place.start, place.end]);
    const related = diagnostic.related.flatMap((other) => {
      const where = placed(other.place.source, [other.place.start, other.place.end]);
      return where === undefined ? [] : [{ at: where, message: other.message }];
    });
    if (severity !== "warning" || at === undefined || related.length < diagnostic.related.length) return null;
    list.push({ code, at, message, help, related });
  }
  return bounded({ cwd: sha256(whence.cwd), texts: [...texts], list });
}

/** What a new run would find, as long as its texts are those of the record; undefined where one of them has other bytes. */
export function foundAgain(record: RunRecord, known: Known): readonly Diagnostic[] | undefined {
  const { findings } = record;
  if (findings === null || findings.cwd !== sha256(known.cwd)) return undefined;
  const files = filesOf(record, known);
  const sources = new Map(
    findings.texts.flatMap(([number, lineEnds]) => {
      const source = readSource(number, files[number], known);
      return source !== undefined && lineEndsOf(source) === lineEnds ? [[number, source] as const] : [];
    }),
  );
  const found = findings.list.map((finding) => diagnosticOf(finding, sources));
  return found.every((each) => each !== undefined) ? found : undefined;
}

/** What the hash of a text, in which line ends do not count, leaves open: nothing where all of them are line feeds. */
function lineEndsOf({ text }: SourceText): string | null {
  return text.includes("\r") ? sha256(text) : null;
}

type NamedFile = { readonly path: string; readonly hash: string };

/** By absolute paths: the catalog, its parts, and all that is read for imports. */
function filesOf({ catalog, parts, imports }: Named, { folder }: Whence): readonly NamedFile[] {
  const sorted = [...parts.files].sort(([a], [b]) => (a < b ? -1 : 1));
  const own = [[catalog.path, catalog.sha256] as const, ...sorted];
  return [
    ...own.map(([path, hash]) => ({ path: resolve(folder, path), hash })),
    ...imports.files.map(([path, hash]) => ({ path, hash })),
  ];
}

function readSource(number: number, file: NamedFile | undefined, { cwd, bytes }: Known): SourceText | undefined {
  if (file === undefined) return undefined;
  const { path, hash } = file;
  const found = number === 0 ? bytes : readIfThere(path);
  if (found === undefined || (number > 0 && textHash(found) !== hash)) return undefined;
  return decodeSource(displayPath(cwd, path), found, new DiagnosticCollector());
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function diagnosticOf(finding: KeptFinding, sources: ReadonlyMap<number, SourceText>): Diagnostic | undefined {
  const { code, message, help } = finding;
  const at = placeIn(finding.at, sources);
  const related = finding.related.flatMap((other) => {
    const place = placeIn(other.at, sources);
    return place !== undefined && "source" in place ? [{ place, message: other.message }] : [];
  });
  if (!isCode(code) || at === undefined || related.length < finding.related.length) return undefined;
  return { code, severity: "warning", at, message, help, related };
}

function placeIn({ file, span }: KeptPlace, sources: ReadonlyMap<number, SourceText>): Diagnostic["at"] | undefined {
  const source = sources.get(file);
  if (source === undefined || span === null) return source;
  const [start, end] = span;
  return end <= source.text.length ? { source, start, end } : undefined;
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, code);
}
