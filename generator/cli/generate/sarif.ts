import type { SarifResult, SarifRule } from "../../diagnostics/sarif.js";
import { fixOf } from "./fix.js";
import type { GenerateResult } from "./result.js";

const notUpToDate: SarifRule = {
  id: "not-up-to-date",
  cause: "A file is not as the catalog asks.",
  fix: "Run `npx meterbook generate`, and commit what it changes.",
  level: "error",
};

/** The files that are not up to date. */
export function staleResults({ discrepancies, catalog, command }: GenerateResult): readonly SarifResult[] {
  return discrepancies.map((file) => ({
    rule: notUpToDate,
    level: "error",
    message: `${file.kind}${file.reason === null ? "" : ` (${file.reason})`}: not as ${catalog} asks`,
    help: fixOf([file], command).join("; "),
    place: { file: file.path, region: null },
    related: [],
    identity: file.kind,
  }));
}
