import type { SarifResult, SarifRule } from "../../diagnostics/sarif.js";
import { sarifResults } from "../../diagnostics/sarif-results.js";
import type { GenerateReport, ReportedDiscrepancy } from "./report.js";
import { mendOf } from "./mend.js";
import { sarifOf } from "../reports/sarif.js";
import type { Surroundings } from "../surroundings.js";

const notUpToDate: SarifRule = {
  id: "not-up-to-date",
  cause: "A file is not as the catalog asks.",
  mend: "Run `npx meterbook generate`, and commit what it changes.",
  level: "error",
};

/** Findings, and with `--check` the files that are not up to date. */
export function generateSarif(report: GenerateReport, around: Surroundings): string {
  const { catalog, diagnostics, discrepancies, command } = report;
  const found = sarifResults(diagnostics);
  const stale = discrepancies.map((file) => resultOf(file, catalog, command));
  return sarifOf({ command: "generate", catalog, results: [...found, ...stale], failure: null }, around);
}

function resultOf(file: ReportedDiscrepancy, catalog: string, command: string): SarifResult {
  const { kind, path, reason } = file;
  return {
    rule: notUpToDate,
    level: "error",
    message: `${kind}${reason === null ? "" : ` (${reason})`}: not as ${catalog} asks`,
    help: mendOf([file], command).join("; "),
    place: { file: path, region: null },
    related: [],
    identity: kind,
  };
}
