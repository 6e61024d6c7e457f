import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceText } from "../../source.js";
import type { Subject } from "../subject.js";

/**
 * How a run of `generate` ended. `unchanged`: nothing had to be done; `generated`: files were written; `planned`: they
 * would be; `stale`: `--check` found differences; `invalid`: findings, nothing was written.
 */
export type GenerateStatus = "unchanged" | "generated" | "planned" | "stale" | "invalid" | "unreadable";

export type ReportedChange = { readonly kind: "create" | "update" | "delete"; readonly path: string };

export type ReportedDiscrepancy = {
  readonly kind: "stale" | "edited" | "missing" | "stray" | "blocked";
  readonly path: string;
  readonly reason: string | null;
  /** False for files that a run may not touch. */
  readonly isMendedByRun: boolean;
  /** Unified diff from the file to what it should be. */
  readonly diff: string | null;
};

/** Everything there is to say about a run; paths are as messages write them. */
export type GenerateReport = {
  readonly status: GenerateStatus;
  readonly catalog: string;
  readonly source: SourceText | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly ReportedChange[];
  /** How many files were compared and are as they should be. */
  readonly same: number;
  readonly discrepancies: readonly ReportedDiscrepancy[];
  /** Paths of the files that the catalog names beside itself, from its folder; null when it could not be read. */
  readonly sources: readonly string[] | null;
  /** The command that mends discrepancies. */
  readonly command: string;
  readonly milliseconds: number;
};

/** A run that ended with findings before anything could be generated. */
export function reportFailure(
  { file, elapsed }: Subject,
  status: "invalid" | "unreadable",
  diagnostics: readonly Diagnostic[],
  source: SourceText,
  sources: readonly string[] | null = null,
): GenerateReport {
  const nothing = { changes: [], same: 0, discrepancies: [], command: "", sources };
  return { status, catalog: file.name, source, diagnostics, ...nothing, milliseconds: elapsed() };
}
