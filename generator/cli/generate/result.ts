import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Discrepancy } from "../../write/discrepancies.js";
import type { CatalogFile } from "../catalog/catalog-file.js";

/**
 * How a run of `generate` ended. `unchanged`: nothing had to be done; `generated`: files were written; `planned`: they
 * would be; `stale`: `--check` found differences; `invalid`: findings, nothing was written.
 */
export type GenerateStatus = "unchanged" | "generated" | "planned" | "stale" | "invalid" | "unreadable";

export type ReportedChange = { readonly kind: "create" | "update" | "delete"; readonly path: string };

export type ReportedDiscrepancy = {
  readonly kind: Discrepancy["kind"];
  readonly path: string;
  readonly reason: string | null;
  /** False for files that a run may not touch. */
  readonly isFixedByRun: boolean;
  /** Unified diff from the file to what it should be. */
  readonly diff: string | null;
};

/** Everything there is to say about a run; paths are as messages write them. */
export type GenerateResult = {
  readonly status: GenerateStatus;
  readonly catalog: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly ReportedChange[];
  /** How many files were compared and are as they should be. */
  readonly same: number;
  readonly discrepancies: readonly ReportedDiscrepancy[];
  /** Paths of the files that the catalog names beside itself, from its folder; null when it could not be read. */
  readonly sources: readonly string[] | null;
  /** Paths and globs of its parts, from there. */
  readonly include: readonly string[];
  /** The files of what it imports, as absolute paths. */
  readonly imports: readonly string[];
  /** The command that fixes discrepancies. */
  readonly command: string;
  readonly milliseconds: number;
};

/** The files that a run depends on beside the catalog. */
export type Beside = Pick<GenerateResult, "sources" | "include" | "imports">;

/** What a run is about. */
export type Subject = { readonly file: CatalogFile; readonly cwd: string; readonly elapsed: () => number };

/** A run that ended with findings before anything could be generated. */
export function failure(
  { file, elapsed }: Subject,
  status: "invalid" | "unreadable",
  diagnostics: readonly Diagnostic[],
  { sources, include, imports }: Beside = { sources: null, include: [], imports: [] },
): GenerateResult {
  const nothing = { changes: [], same: 0, discrepancies: [], command: "", sources, include, imports };
  return { status, catalog: file.name, diagnostics, ...nothing, milliseconds: elapsed() };
}
