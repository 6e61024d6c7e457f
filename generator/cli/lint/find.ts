import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DiagnosticCollector, byPosition } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { BaselineEntry } from "../../lint/baseline.js";
import type { CatalogsBefore } from "../../lint/catalogs-before.js";
import type { Fix } from "../../lint/fixes.js";
import type { Linted } from "../../lint/lint-source.js";
import { readVersionNumber } from "../../model/lifetime.js";
import type { CatalogText } from "../../sources/catalog-text.js";
import { type CatalogFile, locateCatalog, readCatalogFile } from "../catalog/catalog-file.js";
import { type OpenedFile, openFiles } from "../catalog/opened-catalog.js";
import type { Host } from "../host/host.js";
import { today } from "../host/today.js";
import type { LintRequest } from "./command.js";

/** What lint finds in a catalog. */
export type LintFindings = {
  readonly file: CatalogFile;
  /** As they were read: the catalog and its parts; none when it cannot be read. */
  readonly files: readonly OpenedFile[];
  readonly source: CatalogText;
  /** The catalogs that the same run checked before. */
  readonly before: CatalogsBefore;
  readonly isReadable: boolean;
  /** Those of the catalog by position, then those of the baseline; without what the entries allow and what the baseline lists. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined when the text could not be read. */
  readonly linted: Linted | undefined;
  readonly accepted: number;
  /** What `--fix` may do to the catalog. */
  readonly fixes: readonly Fix[];
  readonly baseline: { readonly entries: readonly BaselineEntry[]; readonly unused: readonly BaselineEntry[] };
};

/** Reads the catalog and what stands beside it, and checks both. */
export async function findAll(request: LintRequest, host: Host, before: CatalogsBefore): Promise<LintFindings> {
  const file = locateCatalog(host.cwd, request.catalog);
  const found = new DiagnosticCollector();
  const bytes = readCatalogFile(file, found);
  if (bytes === undefined) return nothing(file, false, found, before);
  host.progress(`reading ${file.name}`, bytes.length);
  const opened = await openFiles(file, bytes, host.cwd, found);
  if (opened === undefined) return nothing(file, true, found, before);
  return lintText({ file, files: opened.files, source: opened.text, before }, request, host);
}

type Read = Pick<LintFindings, "file" | "files" | "source" | "before">;

/** Checks texts in the place of a catalog. */
export async function lintText(
  { file, files, source, before }: Read,
  request: LintRequest,
  { environment }: Host,
): Promise<LintFindings> {
  const { lintSource } = await import("../../lint/lint-source.js");
  const { fixesOf } = await import("../../lint/fixes.js");
  const { sift } = await import("../../lint/baseline.js");
  const { readBaselineFile } = await import("./baseline-file.js");
  const { subjectOf } = await import("../../document/explain/place.js");
  const found = new DiagnosticCollector();
  const linted = await lintSource(source, {
    today: today(request.today, environment),
    release: request.release ?? packageVersion(file.folder),
    warnDays: request.warnDays,
    before,
  });
  const entries = request.baseline ? readBaselineFile(file, found) : [];
  const { left, accepted, unused } = sift(linted.findings, entries);
  const isWhole = linted.resolution?.complete === true;
  for (const { code, at, place } of isWhole ? unused : []) {
    const message = `the baseline lists "${code}" of ${subjectOf(at)}, which has no such finding`;
    found.report("unused-baseline-entry", place, message, {
      help: "run `meterbook lint --fix`, which removes the entry",
    });
  }
  const ofCatalog = [...linted.faults, ...left.map(({ diagnostic }) => diagnostic)];
  const diagnostics = byPosition([...ofCatalog, ...found.sorted()]);
  const baseline = { entries, unused: isWhole ? unused : [] };
  const fixes = fixesOf(linted, left, entries);
  return { file, files, source, before, isReadable: true, diagnostics, linted, accepted, fixes, baseline };
}

function nothing(
  file: CatalogFile,
  isReadable: boolean,
  found: DiagnosticCollector,
  before: CatalogsBefore,
): LintFindings {
  return {
    file,
    files: [],
    source: { name: file.name, text: "" },
    before,
    isReadable,
    diagnostics: found.sorted(),
    linted: undefined,
    accepted: 0,
    fixes: [],
    baseline: { entries: [], unused: [] },
  };
}

/** The version that the package.json of a folder names; null when there is none that can be read. */
function packageVersion(folder: string): string | null {
  try {
    const written: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const version = typeof written === "object" && written !== null && "version" in written ? written.version : null;
    return typeof version === "string" && readVersionNumber(version) !== undefined ? version : null;
  } catch {
    return null;
  }
}
