import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { sarifResults } from "../../diagnostics/sarif-results.js";
import type { SourceText } from "../../source.js";
import { sarifOf } from "../reports/sarif.js";
import type { Surroundings } from "../surroundings.js";

/** The findings of a catalog, for code scanning. */
export function lintSarif(diagnostics: readonly Diagnostic[], source: SourceText, around: Surroundings): string {
  const results = sarifResults(diagnostics);
  return sarifOf({ command: "lint", catalog: source.name, results, failure: null }, around);
}
