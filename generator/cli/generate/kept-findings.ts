import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DiagnosticCode, diagnosticCodes } from "../../diagnostics/codes.js";
import { DiagnosticCollector } from "../../diagnostics/collector.js";
import { type Diagnostic, placeOf, sourceOf } from "../../diagnostics/diagnostic.js";
import { decodeSource } from "../../document/decode.js";
import type { SourceText } from "../../source.js";
import { sha256 } from "../../write/hash.js";
import { bounded, type KeptFinding, type KeptFindings, type KeptPlace, noFindings } from "../../write/kept-findings.js";
import type { RunRecord } from "../../write/run-record.js";
import { displayPath } from "../terminal/display.js";

/** The files that a run and its record name. */
type Named = Pick<RunRecord, "catalog" | "parts" | "imports">;

/** Where a run takes place: findings name files as they are seen from `cwd`. */
type Whence = { readonly folder: string; readonly cwd: string };

/**
 * Warnings that follow from the texts of a catalog and what it imports, for a run over the very same texts; null when one is
 * about another file, or they are too many.
 */
export function keptFindings(diagnostics: readonly Diagnostic[], named: Named, whence: Whence): KeptFindings | null {
  if (diagnostics.length === 0) return noFindings;
  const numbers = new Map(filesOf(named, whence).map((path, number) => [displayPath(whence.cwd, path), number]));
  const texts = new Map<number, string>();
  const placed = (source: SourceText, span: KeptPlace["span"]): KeptPlace | undefined => {
    const file = numbers.get(source.name);
    if (file === undefined) return undefined;
    if (!texts.has(file)) texts.set(file, sha256(source.text));
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
export function foundAgain(record: RunRecord, whence: Whence): readonly Diagnostic[] | undefined {
  const { findings } = record;
  if (findings === null) return undefined;
  if (findings.list.length > 0 && findings.cwd !== sha256(whence.cwd)) return undefined;
  const files = filesOf(record, whence);
  const sources = new Map(
    findings.texts.flatMap(([file, hash]) => {
      const source = readSource(files[file], whence.cwd);
      return source !== undefined && sha256(source.text) === hash ? [[file, source] as const] : [];
    }),
  );
  const found = findings.list.map((finding) => diagnosticOf(finding, sources));
  return found.every((each) => each !== undefined) ? found : undefined;
}

/** As absolute paths: the catalog, its parts, and all that is read for imports. */
function filesOf({ catalog, parts, imports }: Named, { folder }: Whence): readonly string[] {
  const own = [catalog.path, ...[...parts.files.keys()].sort()].map((path) => resolve(folder, path));
  return [...own, ...imports.files.map(([path]) => path)];
}

function readSource(path: string | undefined, cwd: string): SourceText | undefined {
  if (path === undefined) return undefined;
  try {
    return decodeSource(displayPath(cwd, path), readFileSync(path), new DiagnosticCollector());
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
